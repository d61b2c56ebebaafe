@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.core.label;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
