/** Scenes, pairs and drops as lines of JSON, written and read. */
@API(status = API.Status.STABLE)
@NullMarked
package io.spatialforge.records;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
