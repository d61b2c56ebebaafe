@NullMarked
package io.spatialforge.pipeline.copies;

import org.jspecify.annotations.NullMarked;
