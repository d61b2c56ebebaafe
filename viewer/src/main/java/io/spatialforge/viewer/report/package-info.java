/** A run as one HTML file: figures that are computed in one pass over its pairs, charts of them, and pairs to look at. */
@NullMarked
package io.spatialforge.viewer.report;

import org.jspecify.annotations.NullMarked;
