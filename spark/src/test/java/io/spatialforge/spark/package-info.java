@NullMarked
package io.spatialforge.spark;

import org.jspecify.annotations.NullMarked;
