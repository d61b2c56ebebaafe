/** Photographs through Hadoop's file systems. No other module imports this one; Hadoop comes from where it is run. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.spark;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
