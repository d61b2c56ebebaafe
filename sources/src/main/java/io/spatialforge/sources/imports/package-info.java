@NullMarked
package io.spatialforge.sources.imports;

import org.jspecify.annotations.NullMarked;
