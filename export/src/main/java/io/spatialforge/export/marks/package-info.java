/** Numbered marks drawn into photographs: where they go, and how they look. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.export.marks;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
