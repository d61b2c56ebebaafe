/** Exports against what they could not do without. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.export;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
