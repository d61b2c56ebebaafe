/**
 * How question-answer pairs are written for a trainer, and how what was written is checked.
 *
 * <p>{@link io.spatialforge.export.Dialect} is the seam: one file a trainer. {@link io.spatialforge.export.Exporter}
 * writes a dataset in a dialect; {@link io.spatialforge.export.Validator} reads any file of a dialect, ours or another's.
 */
@NullMarked
package io.spatialforge.export;

import org.jspecify.annotations.NullMarked;
