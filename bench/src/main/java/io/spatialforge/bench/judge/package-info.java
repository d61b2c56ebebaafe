/** How a judge's errors get through the protocol by which it is asked. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.judge;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
