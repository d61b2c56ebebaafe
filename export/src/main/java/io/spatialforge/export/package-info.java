/**
 * How question-answer pairs are written for a trainer, a hub or an evaluation, and how what was written is checked.
 *
 * <p>{@link io.spatialforge.export.Dialect} is the seam for a trainer's records, one file each;
 * {@link io.spatialforge.export.target.Target} the one for what is laid out otherwise. {@link
 * io.spatialforge.export.RecordWriter} goes from pairs to checked records, {@link
 * io.spatialforge.export.dataset.RecordFiles} checks any file of a dialect, ours or another's.
 */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.export;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
