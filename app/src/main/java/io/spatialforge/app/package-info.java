@NullMarked
package io.spatialforge.app;

import org.jspecify.annotations.NullMarked;
