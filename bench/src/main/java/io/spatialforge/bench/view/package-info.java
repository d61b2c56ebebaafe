/** The viewer over large runs, as the process that people start. */
@NullMarked
package io.spatialforge.bench.view;

import org.jspecify.annotations.NullMarked;
