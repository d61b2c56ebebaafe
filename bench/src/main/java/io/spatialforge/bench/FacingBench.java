package io.spatialforge.bench;

import io.spatialforge.bench.facing.FacingReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How right the facing of people is that is told from a model's poses, and where things are for them. */
@Command(
        name = "facing",
        mixinStandardHelpOptions = true,
        description = "Measures the facing of people against what is known otherwise than from keypoints.")
final class FacingBench implements Callable<Integer> {

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "DIR",
            description = "Folder of voc_pose, kitti_object, coco_persons, coco_instances, viewspatial.")
    private Path truth = Path.of("");

    @Option(
            names = "--models",
            required = true,
            paramLabel = "DIR",
            description = "Folder of movenet-thunder.onnx, yolox_nano.onnx, tcmonodepth_tcsmallnet_384x640.onnx.")
    private Path models = Path.of("");

    @Option(names = "--photos", paramLabel = "DIR", description = "Further photographs of what was told by eye.")
    private List<Path> photos = List.of();

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = "Write the tables into perspective-tables.md of this folder.")
    private @Nullable Path docs;

    @Override
    public Integer call() throws Exception {
        List<String> lines = FacingReport.lines(truth, models, photos);
        lines.forEach(System.out::println);
        if (docs != null) {
            WrittenPage.write(docs.resolve("perspective-tables.md"), String.join("\n", lines));
        }
        return 0;
    }
}
