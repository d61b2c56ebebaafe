package io.spatialforge.bench;

import io.spatialforge.bench.corpora.Corpora;
import io.spatialforge.bench.corpora.Corpus;
import io.spatialforge.bench.corpora.Objects365Corpus;
import io.spatialforge.bench.scale.FolderSizes;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes corpora of any size, to try whole commands on. */
@Command(
        name = "generate-scale",
        mixinStandardHelpOptions = true,
        description = "Writes corpora like Objects365, OpenImages and PixMo, and a configuration that reads them.")
final class GenerateScaleCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "Where they go.")
    private Path folder = Path.of("");

    @Option(
            names = "--images",
            description = "How many; of several corpora, of the first one, and of the others in"
                    + " proportion. As many as the real one has unless said.")
    private long images;

    @Mixin
    private Choice choice = new Choice();

    /** What corpora look like. */
    static final class Choice {

        @Option(names = "--corpus", description = "objects365, openimages, pixmo or all (default: ${DEFAULT-VALUE}).")
        private String corpus = "objects365";

        @Option(
                names = "--keypoints",
                description =
                        "Share of Objects365's images whose people have keypoints (default:" + " ${DEFAULT-VALUE}).")
        private double keypoints = 0.1;

        @Option(
                names = "--looks",
                description = "Share of the photographs of Objects365 and OpenImages of which there is"
                        + " what models told: depth and poses (default: ${DEFAULT-VALUE}).")
        private double looks;

        @Option(
                names = "--order",
                description = "Which array of Objects365's file is first: ${COMPLETION-CANDIDATES}"
                        + " (default: ${DEFAULT-VALUE}).")
        private Objects365Corpus.Order order = Objects365Corpus.Order.IMAGES_FIRST;

        @Option(
                names = "--release",
                description = "Release of Objects365: ${COMPLETION-CANDIDATES} (default:" + " ${DEFAULT-VALUE}).")
        private Objects365Corpus.Release release = Objects365Corpus.Release.V2;

        @Option(names = "--seed", description = "Other things in other places for another number.")
        private long seed = 7;

        /**
         * @param images of the first corpus; 0 for as many as the real one has
         */
        Corpora of(long images) {
            List<Corpus> corpora = Corpus.named(corpus);
            long count = images == 0 ? corpora.getFirst().images() : images;
            return new Corpora(corpora, count, keypoints, looks, order, release, seed);
        }
    }

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        Corpora corpora = choice.of(images);
        Path config = corpora.write(folder);
        System.out.printf(
                "%s: %,d images, %.1f MB in %.1f s; asks for %,d pairs%n",
                config,
                corpora.allImages(),
                FolderSizes.of(folder).total() / 1e6,
                (System.nanoTime() - began) / 1e9,
                corpora.pairs());
        return 0;
    }
}
