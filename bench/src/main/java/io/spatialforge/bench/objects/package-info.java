/** How right regions, counts and absences are that come from detectors, on photographs whose every object is known. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.objects;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
