/** One table of what things cost, beside the least that they could. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.ratios;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
