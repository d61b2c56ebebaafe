@NullMarked
package io.spatialforge.drawn;

import org.jspecify.annotations.NullMarked;
