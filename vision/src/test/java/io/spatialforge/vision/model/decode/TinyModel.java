package io.spatialforge.vision.model.decode;

import io.spatialforge.vision.model.Model;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelFile;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Models;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Opens a model as a user does, by a catalogue of one's own. */
final class TinyModel {

    private TinyModel() {}

    /**
     * @param folder with {@code tiny.onnx}, and whatever else the entry names
     * @param entry input, decoder, settings and further files
     */
    static <M extends Model> M open(Path folder, String role, String entry, ModelRuntime runtime, Class<M> type) {
        String head = """
                models:
                  tiny:
                    role: %s
                    licence: none
                    source: drawn by hand
                    file: {path: tiny.onnx}
                """.formatted(role);
        try {
            Path catalogue = Files.writeString(
                    folder.resolve("tiny.yaml"), head + entry.strip().indent(4));
            ModelSpec spec = ModelCatalog.of(catalogue).model("tiny");
            Map<String, Path> files = new HashMap<>();
            spec.files().forEach((name, file) -> files.put(name, ((ModelFile.OnDisk) file).path()));
            return type.cast(Models.open(spec, files, runtime));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
