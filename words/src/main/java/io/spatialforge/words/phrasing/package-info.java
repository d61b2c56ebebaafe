/** Claims put into English, by templates. */
@NullMarked
package io.spatialforge.words.phrasing;

import org.jspecify.annotations.NullMarked;
