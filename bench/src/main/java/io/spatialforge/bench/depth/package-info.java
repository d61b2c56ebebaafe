/** Near and far by the depth of a model, measured on photographs whose depth is known. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.depth;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
