/** The viewer: pages over a run, served to browsers of this machine alone. */
@NullMarked
package io.spatialforge.viewer.serve;

import org.jspecify.annotations.NullMarked;
