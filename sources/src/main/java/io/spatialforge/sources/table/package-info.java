@NullMarked
package io.spatialforge.sources.table;

import org.jspecify.annotations.NullMarked;
