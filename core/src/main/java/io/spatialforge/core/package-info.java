@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.core;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
