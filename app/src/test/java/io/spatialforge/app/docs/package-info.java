/** The documents as data: pages, their blocks of text, commands and links. */
@NullMarked
package io.spatialforge.app.docs;

import org.jspecify.annotations.NullMarked;
