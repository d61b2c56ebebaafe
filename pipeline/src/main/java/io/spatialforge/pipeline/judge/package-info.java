/** A vision-language model as a judge of pairs, and as one who describes things: what it is asked, and what its answers count. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.pipeline.judge;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
