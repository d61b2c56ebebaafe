package io.spatialforge.bench.facing;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.model.DepthModel;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Models;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The models that are measured, from files at hand. */
public final class Onlooker implements AutoCloseable {

    /** Detections below are not taken for people, as in a run. */
    private static final double SURE = 0.5;

    /** As many pixels on the shorter side as a run decodes. */
    private static final int LEAST_SIDE = 800;

    private final ModelRuntime runtime;
    private final Path folder;

    /**
     * @param folder with {@code movenet-thunder.onnx}, {@code yolox_nano.onnx} and
     *     {@code tcmonodepth_tcsmallnet_384x640.onnx}
     */
    public Onlooker(Path folder) {
        this.folder = folder;
        this.runtime = ModelRuntime.open(RuntimeSettings.of("cpu", 2, 1));
    }

    /** The pose model, shown so much of each person. */
    PoseModel pose(double margin) throws IOException {
        return pose("{margin: " + margin + "}");
    }

    /** The pose model as it comes. */
    PoseModel pose() throws IOException {
        return pose("{}");
    }

    private PoseModel pose(String settings) throws IOException {
        return Models.pose(
                spec(
                        "pose",
                        "movenet-thunder.onnx",
                        "movenet",
                        "{width: 256, height: 256, fixed: true, layout: nhwc, type: int32, colour: rgb, range: 255,"
                                + " fit: stretch}",
                        settings),
                files("movenet-thunder.onnx"),
                runtime);
    }

    Detector detector() throws IOException {
        return Models.detector(
                spec(
                        "detector",
                        "yolox_nano.onnx",
                        "yolox",
                        "{width: 416, height: 416, fixed: true, multiple: 32, colour: bgr, range: 255,"
                                + " fit: letterbox, pad: 114}",
                        "{labels: coco}"),
                files("yolox_nano.onnx"),
                runtime);
    }

    DepthModel depth() throws IOException {
        return Models.depth(
                spec(
                        "depth",
                        "tcmonodepth_tcsmallnet_384x640.onnx",
                        "inverse-depth",
                        "{width: 640, height: 384, fixed: true, colour: rgb, range: 255, fit: stretch}",
                        "{nearer: larger}"),
                files("tcmonodepth_tcsmallnet_384x640.onnx"),
                runtime);
    }

    private Map<String, Path> files(String name) {
        return Map.of(ModelSpec.GRAPH, folder.resolve(name));
    }

    /** A catalogue of one model, read as a user's own would be. */
    private ModelSpec spec(String role, String file, String decoder, String input, String settings) throws IOException {
        String id = file.substring(0, file.indexOf('.')).replace('_', '-');
        Path catalogue = Files.createTempFile("spatialforge-bench", ".yaml");
        try {
            Files.writeString(catalogue, """
                    models:
                      %s:
                        role: %s
                        licence: as its file says
                        source: a file at hand
                        file: {path: '%s'}
                        input: %s
                        decoder: %s
                        settings: %s
                    """.formatted(
                            id, role, folder.resolve(file).toAbsolutePath(), input, decoder, settings));
            return ModelCatalog.of(catalogue).model(id);
        } finally {
            Files.delete(catalogue);
        }
    }

    /** A photograph as a run decodes it. */
    static Picture decode(Path photo) throws IOException {
        try {
            return PictureDecoder.decode(Files.readAllBytes(photo), Transform.IDENTITY, LEAST_SIDE);
        } catch (PictureException e) {
            throw new IOException(photo + ": " + e.getMessage(), e);
        }
    }

    /** Boxes of the people that were detected for sure. */
    static List<Box> people(List<Detection> detections) {
        List<Box> people = new ArrayList<>();
        for (Detection detection : detections) {
            if (detection.label().equals("person") && detection.score() >= SURE) {
                people.add(detection.box());
            }
        }
        return people;
    }

    @Override
    public void close() {
        runtime.close();
    }
}
