/** Which photographs are copies of one another, also rescaled, recompressed, cropped a little or mirrored. */
@NullMarked
package io.spatialforge.vision.copies;

import org.jspecify.annotations.NullMarked;
