/** Scenes whose labels have habits, as real ones have: cups are near, buses are far, cars come in numbers. */
@NullMarked
package io.spatialforge.bench.habits;

import org.jspecify.annotations.NullMarked;
