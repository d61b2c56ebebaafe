/** One look at a photograph: all that models tell of it, kept so that nothing is asked twice. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.see;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
