@NullMarked
package io.spatialforge.bench;

import org.jspecify.annotations.NullMarked;
