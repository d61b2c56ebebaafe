package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.records.DropJson;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.copies.Miniature;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CopiesRunTests {

    private static final int SCENES = 12;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static DrawnCorpus.Written corpus;
    private static List<Path> photographs = List.of();

    /** The photographs saved anew, and mirrored, under the same names. */
    private static Path again = Path.of("");

    private static Path mirrored = Path.of("");

    @BeforeAll
    static void drawScenes() throws Exception {
        corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(21, SCENES).withWorkers(2));
        try (var files = Files.list(corpus.images())) {
            photographs = files.sorted().toList();
        }
        again = Files.createDirectory(shared.resolve("again"));
        mirrored = Files.createDirectory(shared.resolve("mirrored"));
        for (Path photograph : photographs) {
            BufferedImage image = ImageIO.read(photograph.toFile());
            save(image, again.resolve(photograph.getFileName()));
            save(flipped(image), mirrored.resolve(photograph.getFileName()));
        }
    }

    @Test
    void copiesOfOnePhotographFallIntoOneSplit() throws Exception {
        RunSummary summary = run(tree(corpus.images(), again, mirrored), "run", 2);
        Map<String, Split> splits = new HashMap<>();
        Map<Split, Integer> images = new TreeMap<>();
        for (QaPair pair : pairs(summary)) {
            String photograph = String.valueOf(pair.image().file());
            Split before = splits.put(photograph, pair.split());
            if (before == null) {
                images.merge(pair.split(), 1, Integer::sum);
            } else {
                assertThat(pair.split()).as(pair.image().id()).isEqualTo(before);
            }
        }
        assertThat(images).as("splits with photographs").hasSizeGreaterThan(1);
        assertThat(summary.copies().groups()).isEqualTo(SCENES);
        assertThat(summary.copies().images()).isEqualTo(3 * SCENES);
        assertThat(summary.copies().largest()).isEqualTo(3);
    }

    @Test
    void whatIsAskedOfACopyIsAskedOnce() throws Exception {
        RunSummary both = run(tree(corpus.images(), again), "both", 2);
        for (StageSummary stage : both.stages()) {
            stage.books().requireBalanced(stage.stage());
        }
        Books.Page page = both.books(Stage.PRESELECT).page(Books.WHOLE);
        long repeated = page.dropped(Unit.PAIRS, Reason.DUPLICATE_PAIR);
        assertThat(repeated).isPositive();
        assertThat(both.copies().pairsLeftOut()).containsEntry("duplicate-pair", repeated);
        // regions have the same ids in both sources, whose annotations are the same
        assertThat(pairs(both))
                .extracting(pair -> pair.image().file() + pair.phrased().form() + pair.claim())
                .doesNotHaveDuplicates();
        assertThat(drops(both, Stage.PRESELECT))
                .filteredOn(drop -> drop.reason() == Reason.DUPLICATE_PAIR)
                .allMatch(drop -> String.valueOf(drop.detail()).startsWith("s0/"));
    }

    @Test
    void neitherShardsNorWorkersChangeWhatIsKept() throws Exception {
        ObjectNode tree = tree(corpus.images(), again, mirrored);
        Map<String, Split> kept = kept(run(tree, "one", 1));
        tree.put("shards", 5);
        assertThat(kept(run(tree, "five", 3))).isEqualTo(kept);
    }

    @Test
    void aFinishedRunIsNotDoneAgain() throws Exception {
        ObjectNode tree = tree(corpus.images(), again);
        RunSummary first = run(tree, "run", 2);
        RunSummary second = run(tree, "run", 2);
        assertThat(second.stages()).allMatch(stage -> stage.redone() == 0);
        assertThat(second.copies()).isEqualTo(first.copies());
    }

    @Test
    void everyKindOfNameIsLeftOutAsABenchmark() throws Exception {
        byte[] bytes = Files.readAllBytes(photographs.get(2));
        Path list = Files.writeString(
                folder.resolve("benchmark.txt"),
                "# four images\n%s\n%s\n%s\n%s\n"
                        .formatted(
                                photographs.get(0).getFileName(),
                                "s0/" + idOf(1),
                                Sha256.of(bytes),
                                print(photographs.get(3))));
        ObjectNode tree = tree(corpus.images());
        tree.putObject("leak").put("lists", list.toString());
        RunSummary summary = run(tree, "run", 2);
        assertThat(summary.books(Stage.CURATE).page(Books.WHOLE).dropped(Unit.IMAGES, Reason.BENCHMARK))
                .isEqualTo(4);
        assertThat(summary.excluded()).isEqualTo(Map.of("benchmark", Map.of(list.toString(), 4L)));
        assertThat(drops(summary, Stage.CURATE))
                .hasSize(4)
                .allMatch(drop -> String.valueOf(drop.detail()).contains(list.toString()));
    }

    @Test
    void photographsOfABenchmarksFolderAreLeftOutAlsoMirroredAndSavedAnew() throws Exception {
        Path benchmark = Files.createDirectory(folder.resolve("benchmark"));
        Files.copy(photographs.get(0), benchmark.resolve("q1.jpg"));
        Files.copy(again.resolve(photographs.get(1).getFileName()), benchmark.resolve("q2.jpg"));
        Files.copy(mirrored.resolve(photographs.get(2).getFileName()), benchmark.resolve("q3.jpg"));
        Files.writeString(benchmark.resolve("q4.jpg"), "no photograph at all");
        ObjectNode tree = tree(corpus.images());
        tree.putObject("leak").putArray("folders").add(benchmark.toString());
        RunSummary summary = run(tree, "run", 2);
        assertThat(summary.excluded()).isEqualTo(Map.of("benchmark", Map.of(benchmark.toString(), 3L)));
        List<String> details = drops(summary, Stage.CURATE).stream()
                .map(drop -> String.valueOf(drop.detail()))
                .sorted()
                .toList();
        assertThat(details.get(0)).contains("a copy of q2.jpg").contains("likeness");
        assertThat(details.get(1)).contains("a mirrored copy of q3.jpg");
        assertThat(details.get(2)).contains("the bytes of q1.jpg");
        summary.books(Stage.CURATE).requireBalanced("curate");

        Files.copy(photographs.get(5), benchmark.resolve("q5.jpg"));
        assertThat(run(tree, "run", 2).excluded()).isEqualTo(Map.of("benchmark", Map.of(benchmark.toString(), 4L)));
    }

    @Test
    void aPhotographThatCannotBeDecodedDoesNoHarm() throws Exception {
        Path images = Files.createDirectory(folder.resolve("images"));
        for (Path photograph : photographs) {
            Files.copy(again.resolve(photograph.getFileName()), images.resolve(photograph.getFileName()));
        }
        Path spoilt = images.resolve(photographs.get(4).getFileName());
        byte[] bytes = Files.readAllBytes(spoilt);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 512, (byte) 0);
        Files.write(spoilt, bytes);
        RunSummary summary = run(tree(corpus.images(), images), "run", 2);
        assertThat(summary.books(Stage.CURATE).page(Books.WHOLE).dropped(Unit.IMAGES, Reason.IMAGE_DAMAGED))
                .isEqualTo(1);
        assertThat(summary.copies().groups()).isEqualTo(SCENES - 1);
    }

    @Test
    void withoutPhotographsNamesAloneTellCopies() throws Exception {
        ObjectNode tree = tree(corpus.images(), corpus.images());
        tree.putObject("curate").put("pixels", "off");
        RunSummary summary = run(tree, "run", 2);
        assertThat(summary.copies().unseen()).isEqualTo(2 * SCENES);
        assertThat(summary.copies().groups()).isZero();
    }

    @Test
    void aBenchmarksFolderNeedsPixels() {
        ObjectNode tree = tree(corpus.images());
        tree.putObject("curate").put("pixels", "off");
        tree.putObject("leak").put("folders", again.toString());
        assertThatThrownBy(() -> config(tree))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("leak.folders")
                .hasMessageContaining("curate.pixels");
    }

    @Test
    void aFolderThatIsNotThereIsWrongUse() {
        ObjectNode tree = tree(corpus.images());
        tree.putObject("leak").put("folders", folder.resolve("none").toString());
        assertThatThrownBy(() -> run(tree, "run", 1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("leak")
                .hasMessageContaining("none");
    }

    private static String idOf(int photograph) {
        // ids of drawn corpora count from 1 in the order of names
        return Integer.toString(photograph + 1);
    }

    private static String print(Path file) throws Exception {
        try (Picture picture =
                PictureDecoder.decode(Files.readAllBytes(file), Transform.IDENTITY, PictureDecoder.FULL)) {
            return Miniature.of(picture).text();
        }
    }

    private RunSummary run(ObjectNode tree, String name, int workers) throws Exception {
        return Run.forge(
                config(tree), folder.resolve(name), Run.Options.ofDefaults().withWorkers(workers));
    }

    private static Map<String, Split> kept(RunSummary summary) throws Exception {
        Map<String, Split> kept = new TreeMap<>();
        for (QaPair pair : pairs(summary)) {
            kept.put(pair.id(), pair.split());
        }
        return kept;
    }

    private static List<QaPair> pairs(RunSummary summary) throws Exception {
        List<QaPair> pairs = new ArrayList<>();
        for (Path file : summary.stage(Stage.SELECT).outputs("qa")) {
            LineReader.forEach(file, QaPairJson.LINES, pairs::add);
        }
        return pairs;
    }

    private static List<Drop> drops(RunSummary summary, Stage stage) throws Exception {
        List<Drop> drops = new ArrayList<>();
        for (Path file : summary.stage(stage).outputs("dropped/" + stage.id())) {
            LineReader.forEach(file, DropJson.LINES, drops::add);
        }
        return drops;
    }

    private static RunConfig config(ObjectNode tree) {
        return RunConfig.of("test", tree, Path.of(""));
    }

    private static ObjectNode tree(Path... images) {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 2);
        tree.putObject("splits").put("validation", 0.3).put("test", 0.3);
        ArrayNode sources = tree.putArray("sources");
        for (int i = 0; i < images.length; i++) {
            sources.addObject()
                    .put("name", "s" + i)
                    .put("annotations", corpus.annotations().toString())
                    .put("images", images[i].toString())
                    .put("exhaustive", "yes");
        }
        return tree;
    }

    private static BufferedImage flipped(BufferedImage image) {
        BufferedImage flipped = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = flipped.createGraphics();
        g.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        g.dispose();
        return flipped;
    }

    private static void save(BufferedImage image, Path file) throws Exception {
        assertThat(ImageIO.write(image, "jpg", file.toFile())).isTrue();
    }
}
