@NullMarked
package io.spatialforge.core.label;

import org.jspecify.annotations.NullMarked;
