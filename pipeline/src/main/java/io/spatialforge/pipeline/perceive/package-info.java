@NullMarked
package io.spatialforge.pipeline.perceive;

import org.jspecify.annotations.NullMarked;
