@NullMarked
package io.spatialforge.core.scene;

import org.jspecify.annotations.NullMarked;
