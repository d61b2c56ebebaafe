@NullMarked
package io.spatialforge.pipeline.forge;

import org.jspecify.annotations.NullMarked;
