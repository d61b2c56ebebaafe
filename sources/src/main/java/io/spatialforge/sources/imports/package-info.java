@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.sources.imports;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
