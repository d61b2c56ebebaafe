@NullMarked
package io.spatialforge.core.verify;

import org.jspecify.annotations.NullMarked;
