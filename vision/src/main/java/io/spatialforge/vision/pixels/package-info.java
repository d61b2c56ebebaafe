/** From the bytes of a photograph to upright pixels: the one place where a stored image is turned. */
@NullMarked
package io.spatialforge.vision.pixels;

import org.jspecify.annotations.NullMarked;
