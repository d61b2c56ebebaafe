/** What most of the time of a run goes into, each path by itself and beside the least that it could cost. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.hot;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
