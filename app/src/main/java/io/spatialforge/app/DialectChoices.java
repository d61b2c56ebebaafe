package io.spatialforge.app;

import io.spatialforge.core.Nearest;
import io.spatialforge.export.DialectOptions;
import io.spatialforge.export.DialectOptions.Regions;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.ExportOptions;
import picocli.CommandLine.Option;

/** What users may choose about how a dialect writes, and so how it is read. */
final class DialectChoices {

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            description =
                    "The most pixels an image has after the trainer scaled it down; the boxes of qwen2.5-vl depend"
                            + " on it (default: ${DEFAULT-VALUE}).")
    private int maxPixels = DialectOptions.DEFAULTS.maxPixels();

    @Option(
            names = "--regions",
            paramLabel = "text|points|marks",
            completionCandidates = Candidates.RegionStyles.class,
            description =
                    "How regions are shown: as the target writes boxes, as points, or as numbered marks drawn into"
                            + " copies of the photographs (default: text).")
    private Regions regions = DialectOptions.DEFAULTS.regions();

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            completionCandidates = Candidates.DialectIds.class,
            description = "In whose words texts are told where the target is no dialect itself (default:"
                    + " ${DEFAULT-VALUE}).")
    private String words = ExportOptions.DEFAULTS.words();

    @Option(
            names = "--image-base",
            paramLabel = "URL",
            description = "The address under which the photographs can be had, for openai, which fetches them from"
                    + " there; without it paths stay as they are.")
    private String imageBase = DialectOptions.DEFAULTS.imageBase();

    /**
     * @param command that has the options
     * @throws Main.UsageException if there is no such dialect
     */
    String words(String command) {
        if (!Dialects.names().contains(words)) {
            throw new Main.UsageException(command + " --dialect: there is no dialect '" + words + "'; there is "
                    + String.join(", ", Dialects.names()) + Nearest.hint(words, Dialects.names()));
        }
        return words;
    }

    /**
     * @param command that has the options
     * @throws Main.UsageException if a number is too small
     */
    DialectOptions options(String command) {
        if (maxPixels < DialectOptions.LEAST_MAX_PIXELS) {
            throw new Main.UsageException(command + " --max-pixels: expected at least "
                    + DialectOptions.LEAST_MAX_PIXELS + " (56 by 56), got " + maxPixels);
        }
        return new DialectOptions(maxPixels, regions, imageBase);
    }
}
