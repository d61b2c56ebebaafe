package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spatialforge.audit.Audit;
import io.spatialforge.audit.AuditReport;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.Split;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.LineReader;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.records.DropJson;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.records.SceneJson;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RunTests {

    private static final int SCENES = 16;

    @TempDir
    static Path shared;

    private static DrawnCorpus.Written corpus;
    private static Path reference;
    private static RunSummary summary;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawScenesAndForgeThemOnce() throws Exception {
        corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(11, SCENES).withWorkers(2));
        reference = shared.resolve("reference");
        summary = Run.forge(config(), reference, Run.Options.ofDefaults().withWorkers(1));
    }

    @Test
    void pairsOfAllSixTasksAriseAndNotOneIsWrong() throws Exception {
        Map<Task, Integer> tasks = new EnumMap<>(Task.class);
        FinishedRun.open(reference)
                .pairs()
                .forEachRemaining(p -> tasks.merge(p.claim().task(), 1, Integer::sum));
        assertThat(tasks).containsOnlyKeys(Task.values());
        AuditReport audit = Audit.run(FinishedRun.open(reference).pairs(), corpus.truth());
        assertThat(audit.wrong()).isEmpty();
        assertThat(audit.all().judged()).isGreaterThan(200);
    }

    @Test
    void eightWorkersWriteTheLinesOfOne() throws Exception {
        Run.forge(config(), folder.resolve("run"), Run.Options.ofDefaults().withWorkers(8));
        assertThat(lines(folder.resolve("run"))).isEqualTo(lines(reference));
    }

    @Test
    void theOrderOfImagesAndAnnotationsInTheFileChangesNoLine() throws Exception {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(corpus.annotations()));
        ObjectNode turned = RunConfig.empty();
        turned.set("annotations", reversed(json.get("annotations")));
        turned.set("categories", reversed(json.get("categories")));
        turned.set("images", reversed(json.get("images")));
        turned.set("licenses", json.get("licenses"));
        Path file = folder.resolve("turned.json");
        Files.writeString(file, turned.toString());
        Run.forge(config(tree(file)), folder.resolve("run"), Run.Options.ofDefaults());
        assertThat(lines(folder.resolve("run"))).isEqualTo(lines(reference));
    }

    @Test
    void theNumberOfShardsMovesPairsButChangesNone() throws Exception {
        ObjectNode tree = tree(corpus.annotations());
        tree.put("shards", 7);
        Run.forge(config(tree), folder.resolve("run"), Run.Options.ofDefaults());
        assertThat(sorted(lines(folder.resolve("run")))).isEqualTo(sorted(lines(reference)));
    }

    @Test
    void booksBalanceAtEveryStageAndChain() {
        for (Stage stage :
                List.of(Stage.INGEST, Stage.CURATE, Stage.PERCEIVE, Stage.FORGE, Stage.PRESELECT, Stage.SELECT)) {
            summary.books(stage).requireBalanced(stage.id());
        }
        assertThat(whole(Stage.CURATE).read(Unit.IMAGES))
                .isEqualTo(whole(Stage.INGEST).kept(Unit.IMAGES));
        assertThat(whole(Stage.PERCEIVE).read(Unit.IMAGES))
                .isEqualTo(whole(Stage.CURATE).kept(Unit.IMAGES));
        assertThat(whole(Stage.FORGE).read(Unit.IMAGES))
                .isEqualTo(whole(Stage.PERCEIVE).kept(Unit.IMAGES));
        assertThat(whole(Stage.FORGE).read(Unit.PAIRS))
                .isEqualTo(whole(Stage.FORGE).kept(Unit.CLAIMS));
        assertThat(whole(Stage.PRESELECT).read(Unit.PAIRS))
                .isEqualTo(whole(Stage.FORGE).kept(Unit.PAIRS));
        long perTask = 0;
        for (Task task : Task.values()) {
            perTask += summary.books(Stage.SELECT).page(task.id()).kept(Unit.PAIRS);
        }
        assertThat(perTask).isEqualTo(whole(Stage.SELECT).kept(Unit.PAIRS));
    }

    @Test
    void aFinishedRunStartedAgainRedoesNothing() throws Exception {
        RunSummary again = Run.forge(config(), reference, Run.Options.ofDefaults());
        assertThat(again.stages())
                .allSatisfy(stage -> assertThat(stage.redone()).isZero());
    }

    @Test
    void aLostShardAloneIsMadeAgainAndIsTheSame() throws Exception {
        Path run = folder.resolve("run");
        Run.forge(config(), run, Run.Options.ofDefaults());
        Files.delete(run.resolve("qa").resolve("00001-of-00004.jsonl.zst"));
        RunSummary again = Run.forge(config(), run, Run.Options.ofDefaults());
        assertThat(again.stage(Stage.FORGE).redone()).isZero();
        assertThat(again.stage(Stage.SELECT).redone()).isEqualTo(1);
        assertThat(lines(run)).isEqualTo(lines(reference));
    }

    @Test
    void otherMarginsRedoForgeAndSelectOnly() throws Exception {
        Path run = folder.resolve("run");
        Run.forge(config(), run, Run.Options.ofDefaults());
        ObjectNode tree = tree(corpus.annotations());
        RunConfig.set(tree, "margins.depth_ratio=1.6");
        RunSummary again = Run.forge(config(tree), run, Run.Options.ofDefaults());
        assertThat(again.stage(Stage.INGEST).redone()).isZero();
        assertThat(again.stage(Stage.PERCEIVE).redone()).isZero();
        assertThat(again.stage(Stage.FORGE).redone()).isEqualTo(4);
        assertThat(again.books(Stage.FORGE).page("near-far").kept(Unit.CLAIMS))
                .isLessThan(summary.books(Stage.FORGE).page("near-far").kept(Unit.CLAIMS));
    }

    @Test
    void changedAnnotationsAreReadAgain() throws Exception {
        Path file = folder.resolve("annotations.json");
        Files.copy(corpus.annotations(), file);
        Run.forge(config(tree(file)), folder.resolve("run"), Run.Options.ofDefaults());
        Files.writeString(file, Files.readString(file).replaceFirst("\"iscrowd\" ?: ?0", "\"iscrowd\":1"));
        RunSummary again = Run.forge(config(tree(file)), folder.resolve("run"), Run.Options.ofDefaults());
        assertThat(again.stage(Stage.INGEST).redone()).isEqualTo(4);
    }

    @Test
    void ofEachLabelNoneIsNoMoreFrequentThanSome() throws Exception {
        Map<String, int[]> counts = new HashMap<>();
        FinishedRun.open(reference).pairs().forEachRemaining(pair -> {
            if (pair.claim() instanceof Claim.Count count) {
                counts.computeIfAbsent(count.label(), l -> new int[2])[count.count() == 0 ? 0 : 1]++;
            }
        });
        assertThat(counts).isNotEmpty();
        counts.forEach((label, count) -> assertThat(count[0]).as(label).isLessThanOrEqualTo(count[1]));
    }

    @Test
    void allPairsOfAnImageAreOfOneSplit() throws Exception {
        ObjectNode tree = tree(corpus.annotations());
        tree.putObject("splits").put("validation", 0.3).put("test", 0.3);
        Run.forge(config(tree), folder.resolve("run"), Run.Options.ofDefaults());
        Map<String, Split> splits = new HashMap<>();
        FinishedRun.open(folder.resolve("run")).pairs().forEachRemaining(pair -> {
            Split before = splits.put(pair.image().id(), pair.split());
            assertThat(before == null || before == pair.split()).isTrue();
        });
        assertThat(splits.values()).contains(Split.TRAIN, Split.VALIDATION, Split.TEST);
    }

    @Test
    void aLimitKeepsThatManyImagesAndCountsTheOthers() throws Exception {
        ObjectNode tree = tree(corpus.annotations());
        tree.put("limit", 5);
        RunSummary limited = Run.forge(config(tree), folder.resolve("run"), Run.Options.ofDefaults());
        Books.Page page = limited.books(Stage.INGEST).page(Books.WHOLE);
        assertThat(page.kept(Unit.IMAGES)).isEqualTo(5);
        assertThat(page.dropped(Unit.IMAGES, Reason.NOT_SAMPLED)).isEqualTo(SCENES - 5);
    }

    @Test
    void depthMapsThatAreMissingOrOfAnotherSizeAreCountedAndTheirScenesStay() throws Exception {
        Path depth = Files.createDirectory(folder.resolve("depth"));
        try (Stream<Path> maps = Files.list(corpus.depth())) {
            for (Path map : maps.sorted().skip(2).toList()) {
                Files.copy(map, depth.resolve(map.getFileName()));
            }
        }
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY),
                "png",
                depth.resolve("00000.png").toFile());
        ObjectNode tree = tree(corpus.annotations());
        RunConfig.set(tree, "sources.0.depth.folder=" + depth);
        Books.Page page = Run.forge(config(tree), folder.resolve("run"), Run.Options.ofDefaults())
                .books(Stage.PERCEIVE)
                .page(Books.WHOLE);
        assertThat(page.dropped(Unit.DEPTH_MAPS, Reason.DEPTH_SIZE_MISMATCH)).isEqualTo(1);
        assertThat(page.dropped(Unit.DEPTH_MAPS, Reason.DEPTH_MISSING)).isEqualTo(1);
        assertThat(page.kept(Unit.IMAGES)).isEqualTo(SCENES);
    }

    @Test
    void aRunThatKeepsNothingSaysWhy() throws Exception {
        ObjectNode tree = tree(corpus.annotations());
        RunConfig.set(tree, "margins.tiny_area=1");
        assertThatThrownBy(() -> Run.forge(config(tree), folder.resolve("run"), Run.Options.ofDefaults()))
                .isInstanceOf(NothingKeptException.class)
                .hasMessageContaining("not one pair was kept of 16 images")
                .hasMessageContaining("tiny");
    }

    @Test
    void linesMeetTheirPublishedSchemas() throws Exception {
        var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var qa = schemas.getSchema(QaPairJson.LINES.schema());
        var scenes = schemas.getSchema(SceneJson.LINES.schema());
        var drops = schemas.getSchema(DropJson.LINES.schema());
        int checked = 0;
        for (Map.Entry<String, List<String>> file : lines(reference).entrySet()) {
            var schema = file.getKey().startsWith("qa") ? qa : file.getKey().startsWith("scenes") ? scenes : drops;
            for (String line : file.getValue()) {
                assertThat(schema.validate(line, InputFormat.JSON))
                        .as("%s: %s", file.getKey(), line)
                        .isEmpty();
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(300);
    }

    private static Books.Page whole(Stage stage) {
        return summary.books(stage).page(Books.WHOLE);
    }

    private static ArrayNode reversed(JsonNode array) {
        ArrayNode turned = JsonMapper.shared().createArrayNode();
        for (int i = array.size() - 1; i >= 0; i--) {
            turned.add(array.get(i));
        }
        return turned;
    }

    private static List<String> sorted(Map<String, List<String>> lines) {
        return lines.entrySet().stream()
                .filter(e -> !e.getKey().startsWith("dropped/ingest"))
                .flatMap(e -> e.getValue().stream())
                .sorted()
                .toList();
    }

    /** The decompressed lines of scenes, pairs and drops, by file. */
    private static Map<String, List<String>> lines(Path run) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jsonl.zst")).toList()) {
                String name = run.relativize(file).toString();
                if (name.startsWith("work")) {
                    continue;
                }
                List<String> read = new ArrayList<>();
                try (LineReader reader = LineReader.open(file)) {
                    while (reader.next()) {
                        read.add(new String(reader.line(), StandardCharsets.UTF_8));
                    }
                }
                lines.put(name, read);
            }
        }
        return lines;
    }

    static ObjectNode tree(Path annotations) {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 4).put("drop_sample", 0.2);
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("name", "drawn")
                .put("annotations", annotations.toString())
                .put("images", corpus.images().toString())
                .put("exhaustive", "yes");
        source.putObject("depth").put("folder", corpus.depth().toString());
        return tree;
    }

    private static RunConfig config() {
        return config(tree(corpus.annotations()));
    }

    private static RunConfig config(ObjectNode tree) {
        return RunConfig.of("test", tree, Path.of(""));
    }
}
