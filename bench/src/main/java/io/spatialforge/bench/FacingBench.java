package io.spatialforge.bench;

import io.spatialforge.bench.facing.FacingMeasure;
import io.spatialforge.bench.facing.FacingTruths;
import io.spatialforge.bench.facing.Onlooker;
import io.spatialforge.bench.facing.PeoplePhoto;
import java.nio.file.Path;
import java.util.ArrayList;
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
            description = "Write the tables into perspective.md of this folder.")
    private @Nullable Path docs;

    @Override
    public Integer call() throws Exception {
        List<PeoplePhoto> all = FacingTruths.read(truth, photos);
        List<String> lines = new ArrayList<>();
        try (Onlooker onlooker = new Onlooker(models)) {
            lines.addAll(FacingMeasure.of(all, onlooker).lines());
        }
        lines.forEach(System.out::println);
        return 0;
    }
}
