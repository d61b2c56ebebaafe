/** Near and far by boxes alone, measured on what people judged. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.cues;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
