/** Whether a picture is a photograph worth asking about. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.curate;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
