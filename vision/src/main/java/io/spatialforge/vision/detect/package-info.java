/** From what detectors saw to regions that can be trusted. */
@NullMarked
package io.spatialforge.vision.detect;

import org.jspecify.annotations.NullMarked;
