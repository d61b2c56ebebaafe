@NullMarked
package io.spatialforge.sources;

import org.jspecify.annotations.NullMarked;
