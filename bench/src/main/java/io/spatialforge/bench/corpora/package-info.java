/** Corpora of any size that look like the published ones, made by chance and a seed. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.corpora;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
