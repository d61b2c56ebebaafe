@NullMarked
package io.spatialforge.pipeline;

import org.jspecify.annotations.NullMarked;
