/** Which questions about one image may follow one another: what each tells, what each asks, and who must not meet. */
@NullMarked
package io.spatialforge.export.talk;

import org.jspecify.annotations.NullMarked;
