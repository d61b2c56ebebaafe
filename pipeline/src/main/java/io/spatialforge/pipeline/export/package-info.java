/** A finished run to a dataset: rows by shard, data files out of rows, and the files about the whole. */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.pipeline.export;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
