/** The story of a pair, told in words and with a picture. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.viewer.explain;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
