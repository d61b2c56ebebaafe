package io.spatialforge.app;

import io.spatialforge.export.licence.CopyRules;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.export.RunPhotographs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options by which photographs come along with an export. */
final class CopyImages {

    @Option(
            names = "--copy-images",
            description =
                    "Copies the photographs too, upright, those whose licence allows it; questions about others are"
                            + " left out. Credits are in image-credits.csv.")
    private boolean asked;

    @Option(
            names = "--image-licence",
            paramLabel = "SOURCE=LICENCE",
            description = "With --copy-images: the licence of a source's photographs that carry none, as CC-BY-4.0, or"
                    + " own for photographs of your own; may be given for several sources.")
    private Map<String, String> stated = new LinkedHashMap<>();

    @Option(
            names = "--allow-non-commercial",
            description = "With --copy-images: copies photographs that are for non-commercial use only, too.")
    private boolean nonCommercial;

    boolean isAskedFor() {
        return asked;
    }

    /**
     * @throws Main.UsageException if a licence is not known, or an option does nothing
     */
    Photographs open(FinishedRun run) throws IOException {
        if (!asked) {
            if (nonCommercial || !stated.isEmpty()) {
                throw new Main.UsageException(
                        "export: --image-licence and --allow-non-commercial do nothing without --copy-images");
            }
            return Photographs.NONE;
        }
        for (String source : stated.keySet()) {
            if (!run.images().containsKey(source)) {
                throw new Main.UsageException(
                        "export --image-licence: there is no source '" + source + "' with photographs; there is "
                                + String.join(", ", run.images().keySet()));
            }
        }
        CopyRules rules;
        try {
            rules = CopyRules.of(stated, nonCommercial ? CopyRules.Commerce.EXCLUDED : CopyRules.Commerce.POSSIBLE);
        } catch (IllegalArgumentException e) {
            throw new Main.UsageException("export --image-licence: " + e.getMessage());
        }
        return RunPhotographs.open(run, rules);
    }
}
