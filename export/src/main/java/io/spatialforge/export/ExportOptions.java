package io.spatialforge.export;

import io.spatialforge.export.evaluation.HeldOut;

/**
 * What users may choose about an export.
 *
 * @param dialect how a dialect writes
 * @param words name of the dialect in whose words texts are told where the target is none itself
 * @param turns the most questions of one image that a conversation holds
 * @param copyImages whether the photographs are written too, upright
 * @param heldOut the splits that go into evaluation tasks
 */
public record ExportOptions(
        DialectOptions dialect, String words, int turns, boolean copyImages, HeldOut heldOut) {

    public static final ExportOptions DEFAULTS =
            new ExportOptions(DialectOptions.DEFAULTS, "qwen3-vl", 1, false, HeldOut.TEST);

    /** These options with another way of telling. */
    public ExportOptions telling(DialectOptions newDialect, String newWords) {
        return new ExportOptions(newDialect, newWords, turns, copyImages, heldOut);
    }
}
