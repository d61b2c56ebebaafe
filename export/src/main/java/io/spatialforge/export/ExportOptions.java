package io.spatialforge.export;

import io.spatialforge.export.evaluation.HeldOut;
import io.spatialforge.export.webdataset.ShardLimits;

/**
 * What users may choose about an export.
 *
 * @param dialect how a dialect writes
 * @param words name of the dialect in whose words texts are told where the target is none itself
 * @param turns the most questions of one image that a conversation holds
 * @param copyImages whether the photographs are written too, upright
 * @param heldOut the splits that go into evaluation tasks
 * @param tars how large tars become
 */
public record ExportOptions(
        DialectOptions dialect, String words, int turns, boolean copyImages, HeldOut heldOut, ShardLimits tars) {

    public static final ExportOptions DEFAULTS =
            new ExportOptions(DialectOptions.DEFAULTS, "qwen3-vl", 1, false, HeldOut.TEST, ShardLimits.DEFAULTS);

    /** These options with another way of telling. */
    public ExportOptions telling(DialectOptions newDialect, String newWords) {
        return new ExportOptions(newDialect, newWords, turns, copyImages, heldOut, tars);
    }

    /** These options with conversations of another length. */
    public ExportOptions withTurns(int newTurns) {
        return new ExportOptions(dialect, words, newTurns, copyImages, heldOut, tars);
    }

    /** These options with photographs that come along. */
    public ExportOptions copyingImages() {
        return new ExportOptions(dialect, words, turns, true, heldOut, tars);
    }

    /** These options with other splits in evaluations. */
    public ExportOptions withHeldOut(HeldOut newHeldOut) {
        return new ExportOptions(dialect, words, turns, copyImages, newHeldOut, tars);
    }

    /** These options with tars of another size. */
    public ExportOptions withTars(ShardLimits newTars) {
        return new ExportOptions(dialect, words, turns, copyImages, heldOut, newTars);
    }
}
