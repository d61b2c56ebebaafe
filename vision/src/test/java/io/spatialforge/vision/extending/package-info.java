/** A decoder as a user might add it; {@code docs/extending.md} shows it. */
@NullMarked
package io.spatialforge.vision.extending;

import org.jspecify.annotations.NullMarked;
