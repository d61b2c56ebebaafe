@NullMarked
package io.spatialforge.pipeline.select;

import org.jspecify.annotations.NullMarked;
