/** Runs held against truth: what an audit must know of a run, and a run's scenes forged again with other margins. */
@NullMarked
package io.spatialforge.pipeline.audit;

import org.jspecify.annotations.NullMarked;
