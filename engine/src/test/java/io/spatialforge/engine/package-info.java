@NullMarked
package io.spatialforge.engine;

import org.jspecify.annotations.NullMarked;
