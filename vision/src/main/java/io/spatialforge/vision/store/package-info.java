/** Where photographs are kept, and how one of them is found: folders, archives, tables and what was fetched. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.store;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
