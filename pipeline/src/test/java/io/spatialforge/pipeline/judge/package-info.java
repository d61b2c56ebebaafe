@NullMarked
package io.spatialforge.pipeline.judge;

import org.jspecify.annotations.NullMarked;
