/** How regions stand in text: grids, and the syntaxes of boxes and points, written, checked and read back. */
@NullMarked
package io.spatialforge.export.syntax;

import org.jspecify.annotations.NullMarked;
