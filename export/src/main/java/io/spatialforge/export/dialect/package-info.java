/** The dialects, one file each, and what several of them share. */
@NullMarked
package io.spatialforge.export.dialect;

import org.jspecify.annotations.NullMarked;
