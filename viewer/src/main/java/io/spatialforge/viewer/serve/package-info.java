/** The viewer: pages over a run, served to browsers of this machine alone. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.viewer.serve;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
