/** Near and far by boxes alone, measured on what people judged. */
@NullMarked
package io.spatialforge.bench.cues;

import org.jspecify.annotations.NullMarked;
