package io.spatialforge.bench.objects;

import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Models;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The two detectors of the measurement, from a folder that holds their files. */
public final class Detectors {

    private static final String CATALOGUE = "detectors.yaml";

    private Detectors() {}

    /** YOLOX-nano of the shipped catalogue, and NanoDet. */
    public static List<Detector> open(Path folder, ModelRuntime runtime) throws IOException {
        return List.of(
                open(ModelCatalog.shipped().model("yolox-nano"), folder, runtime), open(nanodet(), folder, runtime));
    }

    private static Detector open(ModelSpec spec, Path folder, ModelRuntime runtime) {
        return Models.detector(
                spec, Map.of(ModelSpec.GRAPH, folder.resolve(spec.file().name())), runtime);
    }

    private static ModelSpec nanodet() throws IOException {
        Path file = Files.createTempFile("detectors", ".yaml");
        try (InputStream in = Detectors.class.getResourceAsStream(CATALOGUE)) {
            if (in == null) {
                throw new IllegalStateException(CATALOGUE + " is not on the class path");
            }
            Files.write(file, in.readAllBytes());
            return ModelCatalog.of(file).model("nanodet");
        } finally {
            Files.delete(file);
        }
    }
}
