/** A photograph as rules get to see it: regions, what is known of them, and of what there is all or none. */
@API(status = API.Status.STABLE)
@NullMarked
package io.spatialforge.core.scene;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
