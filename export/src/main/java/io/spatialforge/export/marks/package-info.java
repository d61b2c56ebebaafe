/** Numbered marks drawn into photographs: where they go, and how they look. */
@NullMarked
package io.spatialforge.export.marks;

import org.jspecify.annotations.NullMarked;
