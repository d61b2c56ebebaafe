/** Finds what became of a pair, a region or an image of a run, and recomputes what was not stored. */
@NullMarked
package io.spatialforge.pipeline.explain;

import org.jspecify.annotations.NullMarked;
