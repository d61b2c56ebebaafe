/** Runs held against truth: what an audit must know of a run, and a run's scenes forged again with other margins. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.pipeline.audit;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
