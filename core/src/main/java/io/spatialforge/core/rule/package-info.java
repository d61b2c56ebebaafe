@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.core.rule;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
