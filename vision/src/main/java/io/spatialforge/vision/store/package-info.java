/** Where photographs are kept, and how one of them is found: folders, archives, tables and what was fetched. */
@NullMarked
package io.spatialforge.vision.store;

import org.jspecify.annotations.NullMarked;
