/** Exports against what they could not do without. */
@NullMarked
package io.spatialforge.bench.export;

import org.jspecify.annotations.NullMarked;
