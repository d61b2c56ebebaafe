package io.spatialforge.bench.kills;

import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.drawn.DrawnLayout;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Four small corpora that together use every stage but the judge: COCO with depth maps, Objects365 whose depth a model
 * tells, OpenImages, and PixMo without photographs. Each shares some scenes with the one before, so that there are copies.
 *
 * @param folder of everything
 * @param config the configuration of a run over all of them
 */
public record SmallCorpora(Path folder, Path config) {

    private static final String CATALOGUE = "models.yaml";
    private static final String MODEL = "brightness.onnx";

    /** Scenes that two corpora share. */
    private static final int SHARED = 1;

    /** All of them. */
    public static final Set<DrawnLayout> ALL = Set.of(DrawnLayout.values());

    /**
     * Draws them.
     *
     * @param scenes of each corpus, at least 2
     * @param shards of the run
     * @param layouts of the corpora beside COCO's
     */
    public static SmallCorpora draw(Path folder, long seed, int scenes, int shards, Set<DrawnLayout> layouts)
            throws IOException {
        Files.createDirectories(folder);
        ObjectNode tree = RunConfig.empty();
        tree.put("seed", seed).put("shards", shards).put("per_form", 3);
        tree.putObject("perceive")
                .put("models", "brightness")
                .put("catalogue", folder.resolve(CATALOGUE).toString());
        copy(CATALOGUE, folder);
        copy(MODEL, folder);
        ArrayNode sources = tree.putArray("sources");
        DrawnCorpus.Written coco = DrawnCorpus.write(folder.resolve("a"), options(seed, 0, scenes, Set.of()));
        sources.addObject()
                .put("kind", "coco")
                .put("name", "coco")
                .put("annotations", coco.annotations().toString())
                .put("images", coco.images().toString())
                .put("exhaustive", "yes")
                .putObject("depth")
                .put("folder", coco.depth().toString());
        int first = 0;
        for (DrawnLayout layout : new TreeSet<>(layouts)) {
            first += scenes - SHARED;
            Path corpus = folder.resolve(layout.folder());
            DrawnCorpus.write(corpus, options(seed, first, scenes, Set.of(layout)));
            source(sources.addObject(), layout, corpus.resolve(layout.folder()));
        }
        Path config = folder.resolve("config.yaml");
        Files.writeString(config, tree.toPrettyString());
        return new SmallCorpora(folder, config);
    }

    private static void source(ObjectNode source, DrawnLayout layout, Path files) {
        source.put("kind", layout.folder()).put("name", layout.folder());
        switch (layout) {
            case OBJECTS365 ->
                source.put("annotations", files.resolve("annotations.json").toString())
                        .put("images", files.toString());
            case OPENIMAGES ->
                source.put("folder", files.toString())
                        .put("images", files.resolve("images").toString());
            case PIXMO ->
                source.put("points", files.resolve("pixmo-points.parquet").toString())
                        .put("sizes", files.resolve("sizes.csv").toString());
        }
    }

    private static DrawnCorpus.Options options(long seed, int first, int count, Set<DrawnLayout> layouts) {
        return DrawnCorpus.Options.of(seed, count)
                .withFirstIndex(first)
                .withWorkers(2)
                .withLayouts(layouts);
    }

    private static void copy(String resource, Path folder) throws IOException {
        try (InputStream in = Objects.requireNonNull(SmallCorpora.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, folder.resolve(resource), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
