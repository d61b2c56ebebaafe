/** How well altered copies of photographs are found. */
@NullMarked
package io.spatialforge.bench.copies;

import org.jspecify.annotations.NullMarked;
