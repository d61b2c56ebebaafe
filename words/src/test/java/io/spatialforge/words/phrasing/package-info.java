@NullMarked
package io.spatialforge.words.phrasing;

import org.jspecify.annotations.NullMarked;
