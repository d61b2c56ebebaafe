@NullMarked
package io.spatialforge.pipeline.audit;

import org.jspecify.annotations.NullMarked;
