/** What may be said of a scene, and the numbers it rests on. */
@API(status = API.Status.STABLE)
@NullMarked
package io.spatialforge.core.claim;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
