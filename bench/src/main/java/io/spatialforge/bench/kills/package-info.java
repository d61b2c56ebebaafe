/** Runs whose process is killed again and again, and whose disk, inputs and files are taken away. */
@NullMarked
package io.spatialforge.bench.kills;

import org.jspecify.annotations.NullMarked;
