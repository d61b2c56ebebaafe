/** A run as it is seen while it goes on: for people on a terminal or in a log, and for machines. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.app.watch;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
