package io.spatialforge.bench;

import io.spatialforge.bench.objects.Detectors;
import io.spatialforge.bench.objects.KnownPhotograph;
import io.spatialforge.bench.objects.KnownPhotograph.Part;
import io.spatialforge.bench.objects.KnownPhotographs;
import io.spatialforge.bench.objects.ObjectTables;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.RuntimeSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How right regions, counts and absences are that YOLOX-nano and NanoDet agree on, on photographs whose every object is
 * known, against the bars; on the half of the photographs that the bars were chosen on, on the other, and on others that nothing was chosen on.
 */
@Command(
        name = "objects",
        mixinStandardHelpOptions = true,
        description = "Measures regions, counts and absences from two detectors against known objects.")
final class ObjectsBench implements Callable<Integer> {

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the sets coco_instances and voc_pose, each with its truth.jsonl and photographs.")
    private Path truth = Path.of("");

    @Option(
            names = "--models",
            required = true,
            paramLabel = "DIR",
            description = "Folder of yolox_nano.onnx and nanodet.onnx.")
    private Path models = Path.of("");

    @Option(
            names = "--coco",
            paramLabel = "FILE",
            description = "further photographs: an instances file, with a folder images beside.")
    private @Nullable Path coco;

    @Option(names = "--tuning-only", description = "Leave the held-out half alone, as while bars are chosen.")
    private boolean tuningOnly;

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = "Write the tables into photographs-alone-tables.md there.")
    private @Nullable Path docs;

    @Override
    public Integer call() throws Exception {
        List<String> lines;
        try (ModelRuntime runtime = ModelRuntime.open(RuntimeSettings.ofDefaults())) {
            List<Detector> detectors = Detectors.open(models, runtime);
            Set<String> vocabulary = new TreeSet<>(detectors.get(0).labels());
            vocabulary.retainAll(detectors.get(1).labels());
            List<KnownPhotograph> photographs = new ArrayList<>(KnownPhotographs.halves(truth, detectors));
            Set<Part> parts = tuningOnly ? EnumSet.of(Part.TUNING) : EnumSet.of(Part.TUNING, Part.HELD_OUT);
            if (coco != null && !tuningOnly) {
                photographs.addAll(KnownPhotographs.further(coco, photographs, detectors));
                parts.add(Part.FURTHER);
            }
            lines = new ObjectTables(photographs, parts, vocabulary).lines();
        }
        lines.forEach(System.out::println);
        if (docs != null) {
            WrittenPage.write(docs.resolve("photographs-alone-tables.md"), String.join("\n", lines));
        }
        return 0;
    }
}
