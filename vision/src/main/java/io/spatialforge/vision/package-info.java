@NullMarked
package io.spatialforge.vision;

import org.jspecify.annotations.NullMarked;
