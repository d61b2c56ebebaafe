/** The story of a pair, told in words and with a picture. */
@NullMarked
package io.spatialforge.app.explain;

import org.jspecify.annotations.NullMarked;
