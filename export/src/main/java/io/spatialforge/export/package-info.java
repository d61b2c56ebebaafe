@NullMarked
package io.spatialforge.export;

import org.jspecify.annotations.NullMarked;
