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

    /**
     * Draws them.
     *
     * @param scenes of each corpus, at least 2
     * @param shards of the run
     */
    public static SmallCorpora draw(Path folder, long seed, int scenes, int shards) throws IOException {
        Files.createDirectories(folder);
        DrawnCorpus.Written coco = DrawnCorpus.write(folder.resolve("a"), options(seed, 0, scenes, Set.of()));
        Path second = folder.resolve("b");
        DrawnCorpus.write(second, options(seed, scenes - SHARED, scenes, Set.of(DrawnLayout.OBJECTS365)));
        Path third = folder.resolve("c");
        DrawnCorpus.write(
                third, options(seed, 2 * (scenes - SHARED), scenes, Set.of(DrawnLayout.OPENIMAGES, DrawnLayout.PIXMO)));
        copy(CATALOGUE, folder);
        copy(MODEL, folder);
        ObjectNode tree = RunConfig.empty();
        tree.put("seed", seed).put("shards", shards).put("per_form", 3);
        tree.putObject("perceive")
                .put("models", "brightness")
                .put("catalogue", folder.resolve(CATALOGUE).toString());
        ArrayNode sources = tree.putArray("sources");
        sources.addObject()
                .put("kind", "coco")
                .put("name", "coco")
                .put("annotations", coco.annotations().toString())
                .put("images", coco.images().toString())
                .put("exhaustive", "yes")
                .putObject("depth")
                .put("folder", coco.depth().toString());
        Path objects = second.resolve(DrawnLayout.OBJECTS365.folder());
        sources.addObject()
                .put("kind", "objects365")
                .put("name", "objects")
                .put("annotations", objects.resolve("annotations.json").toString())
                .put("images", objects.toString());
        Path openImages = third.resolve(DrawnLayout.OPENIMAGES.folder());
        sources.addObject()
                .put("kind", "openimages")
                .put("name", "open")
                .put("folder", openImages.toString())
                .put("images", openImages.resolve("images").toString());
        Path pixmo = third.resolve(DrawnLayout.PIXMO.folder());
        sources.addObject()
                .put("kind", "pixmo")
                .put("name", "pixmo")
                .put("points", pixmo.resolve("pixmo-points.parquet").toString())
                .put("sizes", pixmo.resolve("sizes.csv").toString());
        Path config = folder.resolve("config.yaml");
        Files.writeString(config, tree.toPrettyString());
        return new SmallCorpora(folder, config);
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
