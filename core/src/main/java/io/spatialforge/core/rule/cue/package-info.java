/** What the boxes of two things tell about their order in depth, cue by cue, and what it takes to believe them. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.core.rule.cue;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
