@NullMarked
package io.spatialforge.sources.pixmo;

import org.jspecify.annotations.NullMarked;
