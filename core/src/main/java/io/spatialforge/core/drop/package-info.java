@NullMarked
package io.spatialforge.core.drop;

import org.jspecify.annotations.NullMarked;
