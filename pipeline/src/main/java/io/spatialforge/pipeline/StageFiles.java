package io.spatialforge.pipeline;

import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.CurateConfig;
import io.spatialforge.pipeline.config.LeakConfig;
import io.spatialforge.pipeline.config.PerceiveConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.store.ModelStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The files that stages read beside the run folder and the photographs: models, catalogues of models, and lists of images.
 * Their names hold on every machine, so that a machine that does not see them can be given copies.
 *
 * @param paths where each is on this machine, by name
 */
@API(status = API.Status.INTERNAL)
public record StageFiles(SortedMap<String, Path> paths) {

    private static final String CATALOGUE = "catalogue/";
    private static final String TAKEDOWN = "takedown/";
    private static final String BENCHMARK = "benchmark/";
    private static final String MODEL = "model/";

    public StageFiles {
        paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
    }

    /**
     * Finds the files of a configuration where it says they are.
     *
     * @throws ConfigException if a model is unknown or not at hand
     */
    public static StageFiles of(RunConfig config) {
        SortedMap<String, Path> paths = new TreeMap<>();
        number(CATALOGUE, config.perceive().catalogue(), paths);
        number(TAKEDOWN, config.curate().takedown(), paths);
        number(BENCHMARK, config.leak().lists(), paths);
        try {
            ModelStore store = ModelStore.at(config.perceive().folder());
            for (ModelSpec spec : models(config)) {
                if (Eyes.looks(spec)) {
                    store.files(spec).forEach((name, path) -> paths.put(MODEL + spec.id() + "/" + name, path));
                }
            }
        } catch (ModelException e) {
            throw new ConfigException("perceive.models: " + e.getMessage());
        }
        return new StageFiles(paths);
    }

    /** The models that a configuration names, whatever they are for. */
    static List<ModelSpec> models(RunConfig config) {
        ModelCatalog catalog = ModelCatalog.shipped();
        for (Path file : config.perceive().catalogue()) {
            catalog = catalog.with(ModelCatalog.of(file));
        }
        return catalog.named(config.perceive().models());
    }

    /** The files of a model by the names of {@link ModelSpec#files}. */
    Map<String, Path> of(ModelSpec spec) {
        String start = MODEL + spec.id() + "/";
        Map<String, Path> files = new LinkedHashMap<>();
        for (String name : spec.files().keySet()) {
            files.put(name, require(start + name));
        }
        return files;
    }

    /** The configuration with these files in the place of those it names. */
    RunConfig in(RunConfig config) {
        PerceiveConfig perceive = config.perceive();
        CurateConfig curate = config.curate();
        LeakConfig leak = config.leak();
        return config.withFiles(
                new PerceiveConfig(
                        perceive.models(),
                        numbered(CATALOGUE, perceive.catalogue()),
                        perceive.folder(),
                        perceive.device(),
                        perceive.batch(),
                        perceive.detections(),
                        perceive.polarity(),
                        perceive.seen()),
                new CurateConfig(curate.pixels(), curate.limits(), numbered(TAKEDOWN, curate.takedown())),
                new LeakConfig(leak.nearCopies(), numbered(BENCHMARK, leak.lists()), leak.folders()));
    }

    private static void number(String start, List<Path> files, SortedMap<String, Path> paths) {
        for (int i = 0; i < files.size(); i++) {
            paths.put(start + i, files.get(i));
        }
    }

    private List<Path> numbered(String start, List<Path> files) {
        List<Path> here = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            here.add(require(start + i));
        }
        return here;
    }

    private Path require(String name) {
        @Nullable Path path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("there is no file " + name + " among " + paths.keySet());
        }
        return path;
    }
}
