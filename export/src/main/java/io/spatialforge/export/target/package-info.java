/** What an export becomes: record files, and the seam for what is laid out otherwise. */
@NullMarked
package io.spatialforge.export.target;

import org.jspecify.annotations.NullMarked;
