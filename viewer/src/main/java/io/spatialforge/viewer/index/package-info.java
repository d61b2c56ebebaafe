/** Pairs and drops of a run, found by what they are: of any size of run, in bounded memory. */
@NullMarked
package io.spatialforge.viewer.index;

import org.jspecify.annotations.NullMarked;
