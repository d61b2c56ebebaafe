@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
