@NullMarked
package io.spatialforge.pipeline.export;

import org.jspecify.annotations.NullMarked;
