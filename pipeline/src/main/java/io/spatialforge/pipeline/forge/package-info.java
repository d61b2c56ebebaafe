@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.pipeline.forge;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
