/** Near and far by the depth of a model, measured on photographs whose depth is known. */
@NullMarked
package io.spatialforge.bench.depth;

import org.jspecify.annotations.NullMarked;
