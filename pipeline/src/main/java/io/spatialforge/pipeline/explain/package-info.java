/** Finds what became of a pair, a region or an image of a run, and recomputes what was not stored. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.pipeline.explain;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
