package io.spatialforge.export;

/**
 * What users may choose about an export.
 *
 * @param dialect how a dialect writes
 * @param turns the most questions of one image that a conversation holds
 * @param copyImages whether the photographs are written too, upright
 */
public record ExportOptions(DialectOptions dialect, int turns, boolean copyImages) {

    public static final ExportOptions DEFAULTS = new ExportOptions(DialectOptions.DEFAULTS, 1, false);
}
