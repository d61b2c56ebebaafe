package io.spatialforge.vision.model;

import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.model.decode.Decoder;
import io.spatialforge.vision.model.decode.Decoders;
import io.spatialforge.vision.model.decode.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens models: a manifest and its files, which the store has verified, become something that can be asked. What a graph
 * takes and gives is checked against manifest and decoder before anything is asked of it.
 */
public final class Models {

    private record Content(Path file, long size, long modified) {}

    private static final Map<Content, String> HASHES = new ConcurrentHashMap<>();

    private Models() {}

    /**
     * @param files by the names of {@link ModelSpec#files}
     * @throws ModelException if a file is missing or can't be loaded, there is no such decoder, a setting is wrong, or a
     *     tensor of the graph is not what manifest and decoder expect
     */
    public static Model open(ModelSpec spec, Map<String, Path> files, ModelRuntime runtime) {
        Decoder decoder = Decoders.of(spec);
        for (String name : spec.files().keySet()) {
            Path file = files.get(name);
            if (file == null || !Files.isRegularFile(file)) {
                throw new ModelException("model '" + spec.id() + "': its file '" + name + "' is not here"
                        + (file == null ? "" : " (" + file + ")") + "; `spatialforge models pull " + spec.id()
                        + "` downloads it");
            }
        }
        return decoder.opening().open(new Loaded(spec, identity(spec, files), files, runtime));
    }

    /**
     * Opens a model that sees things.
     *
     * @throws ModelException if it can't be opened, or is for something else
     */
    public static Detector detector(ModelSpec spec, Map<String, Path> files, ModelRuntime runtime) {
        return open(spec, files, runtime, Role.DETECTOR, Detector.class);
    }

    /**
     * Opens a model that estimates depth.
     *
     * @throws ModelException if it can't be opened, or is for something else
     */
    public static DepthModel depth(ModelSpec spec, Map<String, Path> files, ModelRuntime runtime) {
        return open(spec, files, runtime, Role.DEPTH, DepthModel.class);
    }

    /**
     * Opens a model that places keypoints.
     *
     * @throws ModelException if it can't be opened, or is for something else
     */
    public static PoseModel pose(ModelSpec spec, Map<String, Path> files, ModelRuntime runtime) {
        return open(spec, files, runtime, Role.POSE, PoseModel.class);
    }

    /**
     * Opens a model that looks for what phrases name.
     *
     * @throws ModelException if it can't be opened, or is for something else
     */
    public static PhraseDetector phrases(ModelSpec spec, Map<String, Path> files, ModelRuntime runtime) {
        return open(spec, files, runtime, Role.PHRASE_DETECTOR, PhraseDetector.class);
    }

    /**
     * Opens a model that finds the pixels of things.
     *
     * @throws ModelException if it can't be opened, or is for something else
     */
    public static MaskModel masks(ModelSpec spec, Map<String, Path> files, ModelRuntime runtime) {
        return open(spec, files, runtime, Role.MASK, MaskModel.class);
    }

    private static <M extends Model> M open(
            ModelSpec spec, Map<String, Path> files, ModelRuntime runtime, Role role, Class<M> type) {
        if (spec.role() != role) {
            throw new ModelException("model '" + spec.id() + "': expected one whose role is " + role.id()
                    + ", its role is " + spec.role().id());
        }
        return type.cast(open(spec, files, runtime));
    }

    /**
     * What tells the results of a model from those of another: its files' content, and all of its manifest that changes
     * results. A file is read once, and again when its size or time changed.
     *
     * @throws ModelException if a file can't be read
     */
    public static ModelIdentity identity(ModelSpec spec, Map<String, Path> files) {
        StringBuilder settings = new StringBuilder(spec.decoder()).append(' ').append(spec.input());
        settings.append(' ').append(spec.settings().canonical());
        for (String name : new TreeMap<>(spec.extra()).keySet()) {
            settings.append(' ').append(name).append('=').append(sha256(spec, name, files));
        }
        return new ModelIdentity(spec.id(), sha256(spec, ModelSpec.GRAPH, files), settings.toString());
    }

    private static String sha256(ModelSpec spec, String name, Map<String, Path> files) {
        Path file = files.get(name);
        if (file == null) {
            throw new ModelException("model '" + spec.id() + "': its file '" + name + "' is not here");
        }
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Content content = new Content(
                    file.toAbsolutePath(), now.size(), now.lastModifiedTime().toMillis());
            String known = HASHES.get(content);
            if (known == null) {
                known = Sha256.of(file);
                HASHES.put(content, known);
            }
            return known;
        } catch (IOException e) {
            throw new ModelException("model '" + spec.id() + "': " + file + " can't be read: " + e.getMessage(), e);
        }
    }
}
