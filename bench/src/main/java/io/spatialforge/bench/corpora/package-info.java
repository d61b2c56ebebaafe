/** Corpora of any size that look like the published ones, made by chance and a seed. */
@NullMarked
package io.spatialforge.bench.corpora;

import org.jspecify.annotations.NullMarked;
