/** Held-out splits as tasks of evaluation frameworks, and how replies to their questions are scored. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.export.evaluation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
