/** What was left out, where, and why. */
@API(status = API.Status.STABLE)
@NullMarked
package io.spatialforge.core.drop;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
