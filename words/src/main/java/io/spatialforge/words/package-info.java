@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.words;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
