package io.spatialforge.vision.extending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.model.DepthModel;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelFile;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Models;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.model.TinyGraph;
import io.spatialforge.vision.model.decode.AddedDecoder;
import io.spatialforge.vision.model.decode.Decoders;
import io.spatialforge.vision.pixels.Picture;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decoder that is only on the class path, as the documents show one, is used as those that are shipped. */
class AddedDecoderTests {

    @TempDir
    Path folder;

    @Test
    void aDecoderOnTheClassPathReadsAModel() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(AddedDecoder.class.getName()), StereoDepth.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            assertThat(Decoders.ofId("stereo-depth")).isEmpty();
            thread.setContextClassLoader(loader);
            assertThat(Decoders.ofId("stereo-depth")).isPresent();
            assertThat(metresOfAGreyPicture()).isCloseTo(79.7f, within(0.1f));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The network says half a pixel of disparity of a channel that is half white. */
    private float metresOfAGreyPicture() throws Exception {
        TinyGraph graph = new TinyGraph();
        graph.input("pictures", TinyGraph.FLOAT, -1, 3, 24, 32);
        graph.node("Slice", List.of("pictures", "start", "end", "axis"), List.of("disparity"));
        graph.longs("start", new long[] {0}, 1);
        graph.longs("end", new long[] {1}, 1);
        graph.longs("axis", new long[] {1}, 1);
        graph.output("disparity", TinyGraph.FLOAT, -1, 1, 24, 32);
        graph.writeTo(folder.resolve("stereo.onnx"));
        Path catalogue = Files.writeString(folder.resolve("models.yaml"), """
                models:
                  stereo:
                    role: depth
                    licence: none
                    source: drawn by hand
                    file: {path: stereo.onnx}
                    input: {width: 32, height: 24, fixed: true, colour: rgb, range: 1, fit: stretch}
                    decoder: stereo-depth
                    settings: {focal_baseline: 40}
                """);
        ModelSpec spec = ModelCatalog.of(catalogue).model("stereo");
        Map<String, Path> files = new HashMap<>();
        spec.files().forEach((name, file) -> files.put(name, ((ModelFile.OnDisk) file).path()));
        try (ModelRuntime runtime = ModelRuntime.open(new RuntimeSettings(List.of("cpu"), 1, 4));
                Picture grey =
                        new Picture(new Mat(24, 32, opencv_core.CV_8UC3, new Scalar(127.5, 127.5, 127.5, 0)), 32, 24)) {
            DepthModel model = (DepthModel) Models.open(spec, files, runtime);
            DepthMap map = model.depth(List.of(grey)).getFirst();
            return map.at(10, 10);
        }
    }
}
