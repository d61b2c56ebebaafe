@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.viewer.picture;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
