/** What a user might add, each in a file of its own; {@code docs/extending.md} shows them. */
@NullMarked
package io.spatialforge.app.extending;

import org.jspecify.annotations.NullMarked;
