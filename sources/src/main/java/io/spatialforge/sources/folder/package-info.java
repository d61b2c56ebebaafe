/** Photographs that nobody annotated. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.sources.folder;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
