/** From the bytes of a photograph to upright pixels: the one place where a stored image is turned. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.pixels;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
