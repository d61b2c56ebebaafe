package io.spatialforge.bench.corpora;

import io.spatialforge.engine.Shards;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Corpora of a size, written side by side with a configuration that reads them all.
 *
 * @param corpora which
 * @param images how many; of several corpora, of Objects365, and of the others in the proportion of the real ones
 * @param keypoints share of Objects365's images whose people have keypoints, 0 to 1
 * @param looks share of the photographs of Objects365 and OpenImages of which there is what models told: depth and poses
 * @param order of the arrays in Objects365's file
 * @param release of Objects365
 * @param seed for other things in other places
 */
public record Corpora(
        List<Corpus> corpora,
        long images,
        double keypoints,
        double looks,
        Objects365Corpus.Order order,
        Objects365Corpus.Release release,
        long seed) {

    /** Pairs of the published set, of the three corpora together. */
    public static final long PUBLISHED_PAIRS = 10_200_000;

    /** Images of one shard: few enough for memory, many enough for a good compression. */
    private static final long IMAGES_OF_SHARD = 8_000;

    /** The name of the configuration in the folder. */
    public static final String CONFIG = "corpora.yaml";

    public Corpora {
        corpora = List.copyOf(corpora);
        if (images < 1) {
            throw new IllegalArgumentException("expected at least 1 image, got " + images);
        }
        if (!(keypoints >= 0 && keypoints <= 1) || !(looks >= 0 && looks <= 1)) {
            throw new IllegalArgumentException(
                    "expected shares of keypoints and looks from 0 to 1, got " + keypoints + " and " + looks);
        }
    }

    /** Images without keypoints in the order of the real file, v2. */
    public static Corpora of(List<Corpus> corpora, long images, long seed) {
        return new Corpora(
                corpora, images, 0, 0, Objects365Corpus.Order.IMAGES_FIRST, Objects365Corpus.Release.V2, seed);
    }

    /** How many images a corpus has. */
    public long images(Corpus corpus) {
        Corpus first = corpora.getFirst();
        return Math.max(1, Math.round((double) images * corpus.images() / first.images()));
    }

    /** How many images all have together. */
    public long allImages() {
        return corpora.stream().mapToLong(this::images).sum();
    }

    /** Bytes that the files take at most. */
    public long bytes() {
        long bytes = 0;
        for (Corpus corpus : corpora) {
            long count = images(corpus);
            bytes += corpus == Corpus.PIXMO ? 0 : (long) (looks * count * PerceptionShards.BYTES_PER_IMAGE);
            bytes += switch (corpus) {
                case OBJECTS365 -> Objects365Corpus.bytes(count, keypoints);
                case OPENIMAGES -> OpenImagesCorpus.bytes(count);
                case PIXMO -> PixmoCorpus.bytes(count);
            };
        }
        return bytes;
    }

    private Shards shards() {
        return new Shards(Math.clamp(allImages() / IMAGES_OF_SHARD, 16, 1024));
    }

    /** Pairs of the mix that the configuration asks for: of the published number as large a part as of the images. */
    public long pairs() {
        long published = 0;
        for (Corpus corpus : Corpus.values()) {
            published += corpus.images();
        }
        return Math.max(1, Math.round((double) PUBLISHED_PAIRS * allImages() / published));
    }

    /**
     * Writes the corpora and their configuration.
     *
     * @throws IOException if the disk has too little room, before anything is written; or if writing fails
     */
    public Path write(Path folder) throws IOException {
        DiskSpace.require(folder, bytes(), "the corpora");
        List<Photographs> photographs = new ArrayList<>();
        for (Corpus corpus : corpora) {
            Path own = folder.resolve(corpus.id());
            long count = images(corpus);
            switch (corpus) {
                case OBJECTS365 -> {
                    Objects365Corpus objects365 = new Objects365Corpus(count, release, seed);
                    objects365.write(own, order, keypoints);
                    photographs.add(objects365.photographs());
                }
                case OPENIMAGES -> {
                    OpenImagesCorpus openImages = new OpenImagesCorpus(count, seed);
                    openImages.write(own);
                    photographs.add(openImages.photographs());
                }
                case PIXMO -> new PixmoCorpus(count, seed).write(own);
            }
        }
        if (looks > 0) {
            Path perception = folder.resolve(PerceptionShards.folder());
            new PerceptionShards().write(perception, photographs, shards(), looks);
        }
        Path config = folder.resolve(CONFIG);
        Files.writeString(config, config(), StandardCharsets.UTF_8);
        return config;
    }

    private String config() {
        List<String> lines = new ArrayList<>();
        lines.add("seed: 1");
        lines.add("shards: " + shards().count());
        if (looks > 0) {
            lines.add("perceive: {seen: " + PerceptionShards.folder() + "}");
        }
        lines.add("select: {mix: spatialforge-10m, total: " + pairs() + "}");
        lines.add("sources:");
        for (Corpus corpus : corpora) {
            switch (corpus) {
                case OBJECTS365 ->
                    lines.add(
                            keypoints > 0
                                    ? "  - {kind: objects365, annotations: [objects365/objects365.json, objects365/objects365-keypoints.json]}"
                                    : "  - {kind: objects365, annotations: objects365/objects365.json}");
                case OPENIMAGES -> lines.add("  - {kind: openimages, folder: openimages}");
                case PIXMO ->
                    lines.add(
                            "  - {kind: pixmo, points: pixmo/points.parquet, count: pixmo/count.parquet, sizes: pixmo/sizes.csv}");
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
