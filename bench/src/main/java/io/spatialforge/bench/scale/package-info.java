/** Whole runs in a process of their own, watched from outside, against the floor of what they read and write. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.scale;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
