@NullMarked
package io.spatialforge.vision.copies;

import org.jspecify.annotations.NullMarked;
