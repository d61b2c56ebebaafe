@NullMarked
package io.spatialforge.core.claim;

import org.jspecify.annotations.NullMarked;
