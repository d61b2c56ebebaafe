/** Claims in words: questions with their answers. */
@API(status = API.Status.STABLE)
@NullMarked
package io.spatialforge.core.qa;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
