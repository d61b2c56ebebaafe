package io.spatialforge.bench.depth;

import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.model.DepthModel;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Models;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Looks at photographs with the small models: depth at one or two sizes, also of the mirrored picture, and a detector. */
public final class Looks implements AutoCloseable {

    /** Detections below this score are as often nothing. */
    private static final double LEAST_SCORE = 0.4;

    private final Set<Way> ways;
    private final ModelRuntime runtime;
    private final Map<Way, DepthModel> depths = new LinkedHashMap<>();
    private final Detector detector;

    private Looks(Path models, Set<Way> ways, ModelRuntime runtime) throws IOException {
        this.ways = ways;
        this.runtime = runtime;
        ModelCatalog catalogue = ModelCatalog.shipped();
        ModelSpec depth = catalogue.model("tcmonodepth-small");
        depths.put(Way.SMALL, Models.depth(depth, file(models, "tcmonodepth_tcsmallnet_192x320.onnx"), runtime));
        Path large = models.resolve("tcmonodepth_tcsmallnet_384x640.onnx");
        if (Files.exists(large)) {
            ModelSpec larger = depth.with(depth.input().sized(640, 384));
            depths.put(Way.LARGE, Models.depth(larger, Map.of(ModelSpec.GRAPH, large), runtime));
        }
        detector = Models.detector(catalogue.model("yolox-nano"), file(models, "yolox_nano.onnx"), runtime);
    }

    /** A way of looking for depth. */
    public enum Way {
        SMALL("320×192"),
        LARGE("640×384"),
        SMALL_MIRRORED("320×192, mirrored picture"),
        LARGE_MIRRORED("640×384, mirrored picture");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * What was seen of a photograph.
     *
     * @param maps of the upright picture
     * @param meaning of all of them
     */
    public record Look(Map<Way, DepthMap> maps, DepthMeaning meaning, List<Detection> detections) {

        /** The map of the small size, which is always there. */
        DepthMap map() {
            return Objects.requireNonNull(maps.get(Way.SMALL));
        }
    }

    /**
     * @param models a folder of the ONNX files
     * @param ways to look for depth, {@link Way#SMALL} among them; those that need a file that isn't there are passed over
     * @throws IOException if another file is missing; the message names it
     */
    public static Looks open(Path models, Set<Way> ways) throws IOException {
        ModelRuntime runtime = ModelRuntime.open(RuntimeSettings.ofDefaults());
        try {
            return new Looks(models, ways, runtime);
        } catch (IOException | RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    private static Map<String, Path> file(Path models, String name) throws IOException {
        Path file = models.resolve(name);
        if (!Files.exists(file)) {
            throw new IOException(models + ": expected the model " + name + " there; name its folder with --models");
        }
        return Map.of(ModelSpec.GRAPH, file);
    }

    /**
     * @param file a photograph that is stored upright
     * @throws IOException if it can't be read
     */
    public Look look(Path file) throws IOException {
        try (Picture picture =
                        PictureDecoder.decode(Files.readAllBytes(file), Transform.IDENTITY, PictureDecoder.FULL);
                Picture mirrored = mirrored(picture)) {
            Map<Way, DepthMap> maps = new LinkedHashMap<>();
            depths.forEach((way, model) -> {
                if (ways.contains(way)) {
                    maps.put(way, model.depth(List.of(picture)).getFirst());
                }
                Way turned = way == Way.SMALL ? Way.SMALL_MIRRORED : Way.LARGE_MIRRORED;
                if (ways.contains(turned)) {
                    maps.put(turned, model.depth(List.of(mirrored)).getFirst().upright(Transform.FLIP_HORIZONTAL));
                }
            });
            List<Detection> seen = detector.detect(List.of(picture)).getFirst().stream()
                    .filter(detection -> detection.score() >= LEAST_SCORE)
                    .toList();
            return new Look(maps, depths.values().iterator().next().meaning(), seen);
        } catch (PictureException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Picture mirrored(Picture picture) {
        Mat flipped = new Mat();
        opencv_core.flip(picture.pixels(), flipped, 1);
        return new Picture(flipped, picture.width(), picture.height());
    }

    @Override
    public void close() {
        runtime.close();
    }
}
