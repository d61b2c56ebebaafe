@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.pipeline.perceive;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
