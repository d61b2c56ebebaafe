@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.pipeline.ingest;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
