/** Pictures of what was measured. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.plot;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
