@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.depth;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
