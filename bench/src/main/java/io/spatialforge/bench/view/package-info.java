/** The viewer over large runs, as the process that people start. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.view;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
