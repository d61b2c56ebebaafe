/** How the command line speaks: help, results, progress, complaints, colours. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.app.console;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
