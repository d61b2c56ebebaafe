/** What audits found, drawn. */
@NullMarked
package io.spatialforge.app.plot;

import org.jspecify.annotations.NullMarked;
