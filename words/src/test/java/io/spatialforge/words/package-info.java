@NullMarked
package io.spatialforge.words;

import org.jspecify.annotations.NullMarked;
