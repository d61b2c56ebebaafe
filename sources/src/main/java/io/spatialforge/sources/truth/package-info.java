@NullMarked
package io.spatialforge.sources.truth;

import org.jspecify.annotations.NullMarked;
