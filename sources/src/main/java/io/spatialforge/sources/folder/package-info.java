/** Photographs that nobody annotated. */
@NullMarked
package io.spatialforge.sources.folder;

import org.jspecify.annotations.NullMarked;
