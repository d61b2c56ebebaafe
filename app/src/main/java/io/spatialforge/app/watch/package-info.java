/** A run as it is seen while it goes on: for people on a terminal or in a log, and for machines. */
@NullMarked
package io.spatialforge.app.watch;

import org.jspecify.annotations.NullMarked;
