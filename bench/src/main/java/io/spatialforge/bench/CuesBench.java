package io.spatialforge.bench;

import io.spatialforge.bench.cues.CueCurve;
import io.spatialforge.bench.cues.CueTable;
import io.spatialforge.bench.cues.JudgedImage;
import io.spatialforge.bench.cues.JudgedImage.Half;
import io.spatialforge.bench.cues.JudgedImages;
import io.spatialforge.bench.cues.JudgedImages.OcclusionFlags;
import io.spatialforge.core.rule.Margins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How right near and far by boxes alone is, on the judgements of 2.5VRD: each cue, each two of them, and the rule with
 * its verifier, on the half of the images that margins were fitted to and on the other.
 */
@Command(
        name = "cues",
        mixinStandardHelpOptions = true,
        description = "Measures near and far by boxes alone against people's judgements (2.5VRD).")
final class CuesBench implements Callable<Integer> {

    @Option(
            names = "--csv",
            required = true,
            paramLabel = "DIR",
            description = "Folder of within_image_objects_PART.csv and within_image_vrd_PART.csv.")
    private Path csv = Path.of("");

    @Option(names = "--part", description = "validation or test (default: ${DEFAULT-VALUE}).")
    private String part = "validation";

    @Option(names = "--tuning-only", description = "Leave the held-out half alone, as while margins are fitted.")
    private boolean tuningOnly;

    @Option(names = "--margin", paramLabel = "NAME=VALUE", description = "A margin other than its default.")
    private Map<String, Double> changes = Map.of();

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = "Write images/near-far-from-boxes.svg there, and the tables into near-far-from-boxes.md.")
    private @Nullable Path docs;

    @Override
    public Integer call() throws Exception {
        Margins margins = Margins.ofDefaults().with(changes);
        Set<Half> halves = tuningOnly ? EnumSet.of(Half.TUNING) : EnumSet.allOf(Half.class);
        List<JudgedImage> plain = JudgedImages.read(csv, part, OcclusionFlags.NONE);
        List<JudgedImage> flagged = JudgedImages.read(csv, part, OcclusionFlags.AS_JUDGED);
        List<String> lines = new ArrayList<>();
        lines.add("Boxes alone:");
        lines.add("");
        lines.addAll(CueTable.of(plain, margins, halves));
        lines.add("");
        lines.add("Boxes with what people saw of hiding as flags, as OpenImages' own boxes have them:");
        lines.add("");
        lines.addAll(CueTable.of(flagged, margins, halves));
        lines.forEach(System.out::println);
        CueCurve curve = CueCurve.of(plain, margins, halves);
        System.out.println();
        curve.lines().forEach(System.out::println);
        if (docs != null) {
            Files.writeString(docs.resolve("images/near-far-from-boxes.svg"), curve.svg());
            WrittenPage.write(docs.resolve("near-far-from-boxes.md"), String.join("\n", lines));
        }
        return 0;
    }
}
