@NullMarked
package io.spatialforge.vision.depth;

import org.jspecify.annotations.NullMarked;
