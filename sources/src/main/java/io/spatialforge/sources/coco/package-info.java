@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.sources.coco;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
