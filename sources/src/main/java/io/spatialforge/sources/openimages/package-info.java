/** OpenImages V4 to V7: boxes, verified labels, relationships, attributes and masks. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.sources.openimages;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
