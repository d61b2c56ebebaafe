@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.people;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
