/** A vision-language model as a judge of pairs, and as one who describes things: what it is asked, and what its answers count. */
@NullMarked
package io.spatialforge.pipeline.judge;

import org.jspecify.annotations.NullMarked;
