/** What most of the time of a run goes into, each path by itself and beside the least that it could cost. */
@NullMarked
package io.spatialforge.bench.hot;

import org.jspecify.annotations.NullMarked;
