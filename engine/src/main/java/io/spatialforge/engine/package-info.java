@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.engine;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
