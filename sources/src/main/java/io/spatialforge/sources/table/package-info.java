@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.sources.table;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
