@NullMarked
package io.spatialforge.core;

import org.jspecify.annotations.NullMarked;
