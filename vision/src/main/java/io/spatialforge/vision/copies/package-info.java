/** Which photographs are copies of one another, also rescaled, recompressed, cropped a little or mirrored. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.copies;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
