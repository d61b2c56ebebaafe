/** The examples of the documents for users of the library, as they stand there. */
@NullMarked
package io.spatialforge.app.library;

import org.jspecify.annotations.NullMarked;
