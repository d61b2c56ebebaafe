@NullMarked
package io.spatialforge.words.reading;

import org.jspecify.annotations.NullMarked;
