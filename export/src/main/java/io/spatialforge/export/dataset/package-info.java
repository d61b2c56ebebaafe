/** Files of records, and how they are checked. */
@NullMarked
package io.spatialforge.export.dataset;

import org.jspecify.annotations.NullMarked;
