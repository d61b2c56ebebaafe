@NullMarked
package io.spatialforge.pipeline.explain;

import org.jspecify.annotations.NullMarked;
