/** English read back into claims, by someone who never saw the templates. */
@NullMarked
package io.spatialforge.words.reading;

import org.jspecify.annotations.NullMarked;
