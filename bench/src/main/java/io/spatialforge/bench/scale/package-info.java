/** Whole runs in a process of their own, watched from outside, against the floor of what they read and write. */
@NullMarked
package io.spatialforge.bench.scale;

import org.jspecify.annotations.NullMarked;
