package io.spatialforge.export;

import io.spatialforge.export.evaluation.EvaluationOptions;

/**
 * What users may choose about an export.
 *
 * @param dialect how a dialect writes
 * @param turns the most questions of one image that a conversation holds
 * @param copyImages whether the photographs are written too, upright
 * @param evaluation what goes into evaluation tasks
 */
public record ExportOptions(DialectOptions dialect, int turns, boolean copyImages, EvaluationOptions evaluation) {

    public static final ExportOptions DEFAULTS =
            new ExportOptions(DialectOptions.DEFAULTS, 1, false, EvaluationOptions.DEFAULTS);
}
