/** Held-out splits as tasks of evaluation frameworks, and how replies to their questions are scored. */
@NullMarked
package io.spatialforge.export.evaluation;

import org.jspecify.annotations.NullMarked;
