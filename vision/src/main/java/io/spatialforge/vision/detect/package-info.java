/** From what detectors saw to regions that can be trusted. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.detect;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
