/** How regions stand in text: grids, and the syntaxes of boxes and points, written, checked and read back. */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.export.syntax;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
