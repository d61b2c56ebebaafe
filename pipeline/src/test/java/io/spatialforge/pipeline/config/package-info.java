@NullMarked
package io.spatialforge.pipeline.config;

import org.jspecify.annotations.NullMarked;
