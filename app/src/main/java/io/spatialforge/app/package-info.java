@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.app;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
