/** One look at a photograph: all that models tell of it, kept so that nothing is asked twice. */
@NullMarked
package io.spatialforge.vision.see;

import org.jspecify.annotations.NullMarked;
