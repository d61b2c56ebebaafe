/** Pairs and drops of a run, found by what they are: of any size of run, in bounded memory. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.viewer.index;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
