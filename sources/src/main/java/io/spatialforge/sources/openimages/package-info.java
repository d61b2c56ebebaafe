/** OpenImages V4 to V7: boxes, verified labels, relationships, attributes and masks. */
@NullMarked
package io.spatialforge.sources.openimages;

import org.jspecify.annotations.NullMarked;
