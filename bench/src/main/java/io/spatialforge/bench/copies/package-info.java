/** How well altered copies of photographs are found. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.copies;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
