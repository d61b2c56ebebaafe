@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.facing;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
