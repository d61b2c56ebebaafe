/** The story of a pair, told in words and with a picture. */
@NullMarked
package io.spatialforge.viewer.explain;

import org.jspecify.annotations.NullMarked;
