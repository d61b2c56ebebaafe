/** One table of what things cost, beside the least that they could. */
@NullMarked
package io.spatialforge.bench.ratios;

import org.jspecify.annotations.NullMarked;
