/** Photographs through Hadoop's file systems. No other module imports this one; Hadoop comes from where it is run. */
@NullMarked
package io.spatialforge.spark;

import org.jspecify.annotations.NullMarked;
