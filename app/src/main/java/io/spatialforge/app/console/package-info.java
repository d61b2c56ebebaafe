/** How the command line speaks: help, results, progress, complaints, colours. */
@NullMarked
package io.spatialforge.app.console;

import org.jspecify.annotations.NullMarked;
