@NullMarked
package io.spatialforge.sources.coco;

import org.jspecify.annotations.NullMarked;
