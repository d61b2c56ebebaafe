/** A finished run to a dataset: rows by shard, data files out of rows, and the files about the whole. */
@NullMarked
package io.spatialforge.pipeline.export;

import org.jspecify.annotations.NullMarked;
