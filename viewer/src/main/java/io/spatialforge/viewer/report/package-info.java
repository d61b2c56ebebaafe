/** A run as one HTML file: figures that are computed in one pass over its pairs, charts of them, and pairs to look at. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.viewer.report;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
