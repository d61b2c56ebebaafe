@NullMarked
package io.spatialforge.bench.facing;

import org.jspecify.annotations.NullMarked;
