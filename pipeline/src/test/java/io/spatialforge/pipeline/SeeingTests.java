package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.records.SceneJson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Runs in which models look at photographs: graphs of a few hundred bytes that always say the same. */
class SeeingTests {

    private static final int SCENES = 5;
    private static final int SHARDS = 3;

    @TempDir
    static Path shared;

    private static DrawnCorpus.Written corpus;

    @TempDir
    Path folder;

    private Path photos;

    @BeforeAll
    static void drawScenes() throws Exception {
        corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(8, SCENES).withWorkers(2));
    }

    @BeforeEach
    void copyPhotographs() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
        try (Stream<Path> files = Files.list(corpus.images())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, photos.resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void photographsAloneGiveScenesOfWhatTwoDetectorsAgreeOn() throws Exception {
        RunSummary summary = run(alone());

        List<Scene> scenes = scenes();
        assertThat(scenes).hasSize(SCENES);
        assertThat(scenes)
                .allSatisfy(scene -> assertThat(scene.regions())
                        .extracting(Region::label)
                        .containsExactly("chair", "dog", "person"));
        assertThat(scenes.get(0).depth()).isNotNull();
        assertThat(scenes.get(0).regions().get(0).origin()).isEqualTo("three-boxes+three-boxes-again");
        assertThat(summary.looks()).contains(new RunSummary.Looks(SCENES, 0, 0));
        summary.books(Stage.PERCEIVE).requireBalanced("perceive");
        assertThat(page(summary).read(Unit.DETECTIONS)).isEqualTo(6L * SCENES);
    }

    @Test
    void aRerunWithOtherMarginsTouchesNoModel() throws Exception {
        run(alone());

        RunSummary again = run(changed("margins.side_gap=0.2"));

        assertThat(again.stage(Stage.LOOK).redone()).isZero();
        assertThat(again.stage(Stage.FORGE).redone()).isEqualTo(SHARDS);
    }

    @Test
    void aPhotographMoreIsTheOnlyOneLookedAt() throws Exception {
        run(alone());
        byte[] other = Files.readAllBytes(photos.resolve("00000.jpg"));
        Files.write(photos.resolve("more.jpg"), Arrays.copyOf(other, other.length + 1));

        RunSummary again = run(alone());

        assertThat(again.looks()).contains(new RunSummary.Looks(1, SCENES, 0));
    }

    @Test
    void anAlteredPhotographIsLookedAtAnew() throws Exception {
        run(alone());
        byte[] other = Files.readAllBytes(photos.resolve("00000.jpg"));
        Files.write(photos.resolve("00000.jpg"), Arrays.copyOf(other, other.length + 1));

        RunSummary again = run(alone());

        assertThat(again.looks()).contains(new RunSummary.Looks(1, SCENES - 1, 0));
    }

    @Test
    void anotherModelIsAskedAndTheOthersAreNot() throws Exception {
        ObjectNode withoutDepth = alone();
        withoutDepth
                .withObject("perceive")
                .putArray("models")
                .add("three-boxes")
                .add("three-boxes-again");
        run(withoutDepth);
        List<String> before = perceptions();

        run(alone());

        assertThat(before).allSatisfy(line -> assertThat(line).contains("\"depths\":[]"));
        assertThat(perceptions()).allSatisfy(line -> assertThat(line).contains("\"model\":\"brightness\""));
        assertThat(scenes().get(0).depth()).isNotNull();
    }

    @Test
    void aShardThatDiedInTheMiddleTakesOverWhatTheOneBeforeHadSeen() throws Exception {
        run(alone());
        List<String> first = perceptions();
        byte[] other = Files.readAllBytes(photos.resolve("00000.jpg"));
        Files.write(photos.resolve("more.jpg"), Arrays.copyOf(other, other.length + 1));
        // As after a kill between putting lines aside and writing new ones.
        Shards shards = new Shards(SHARDS);
        LookStage.keep(new RunFolder(folder.resolve("run")), shards, List.of(0, 1, 2));

        RunSummary again = run(alone());

        assertThat(again.looks()).contains(new RunSummary.Looks(1, SCENES, 0));
        assertThat(perceptions()).containsAll(first);
    }

    @Test
    void oneWorkerAndFourWriteTheSameLines() throws Exception {
        Run.forge(
                config(alone()), folder.resolve("one"), Run.Options.ofDefaults().withWorkers(1));
        Run.forge(
                config(alone()), folder.resolve("run"), Run.Options.ofDefaults().withWorkers(4));

        assertThat(lines("run", RunFolder.PERCEPTION)).isEqualTo(lines("one", RunFolder.PERCEPTION));
        assertThat(lines("run", RunFolder.SCENES)).isEqualTo(lines("one", RunFolder.SCENES));
        assertThat(lines("run", RunFolder.QA))
                .isEqualTo(lines("one", RunFolder.QA))
                .isNotEmpty();
    }

    @Test
    void batchesChangeNothing() throws Exception {
        ObjectNode batched = alone();
        batched.withObject("perceive").put("batch", 2);
        Run.forge(config(alone()), folder.resolve("one"), Run.Options.ofDefaults());
        Run.forge(config(batched), folder.resolve("run"), Run.Options.ofDefaults());

        assertThat(lines("run", RunFolder.SCENES)).isEqualTo(lines("one", RunFolder.SCENES));
        assertThat(perceptions()).allSatisfy(line -> assertThat(line).contains("batch 2"));
    }

    @Test
    void annotatedPhotographsGetDepthFromAModelAndKeepTheirRegions() throws Exception {
        ObjectNode tree = annotated();
        tree.withObject("perceive").put("models", "brightness");

        RunSummary summary = run(tree);

        assertThat(summary.looks()).contains(new RunSummary.Looks(SCENES, 0, 0));
        assertThat(scenes()).allSatisfy(scene -> assertThat(scene.depth()).isNotNull());
        assertThat(scenes().stream().flatMap(s -> s.regions().stream()))
                .allSatisfy(region -> assertThat(region.origin()).isEqualTo("human"));
    }

    @Test
    void aDepthMapOfTheUsersOwnComesBeforeAnyModel() throws Exception {
        ObjectNode tree = annotated();
        ((ObjectNode) tree.get("sources").get(0))
                .putObject("depth")
                .put("folder", corpus.depth().toString())
                .put("id", "z-buffer");
        tree.withObject("perceive").put("models", "brightness");

        RunSummary summary = run(tree);

        assertThat(summary.looks()).isEmpty();
        assertThat(scenes())
                .allSatisfy(scene ->
                        assertThat(Objects.requireNonNull(scene.depth()).id()).isEqualTo("z-buffer"));
    }

    @Test
    void depthMapsDeclaredTheWrongWayRoundStopTheRunBeforeAnythingIsAsked() {
        ObjectNode tree = annotated();
        ((ObjectNode) tree.get("sources").get(0))
                .putObject("depth")
                .put("folder", corpus.depth().toString())
                .put("kind", "inverse")
                .put("id", "z-buffer");

        assertThatThrownBy(() -> run(tree))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("z-buffer")
                .hasMessageContaining("larger is nearer")
                .hasMessageContaining("perceive.polarity: trust");
        assertThat(folder.resolve("run/qa")).doesNotExist();
    }

    @Test
    void aDeclarationThatIsTrustedIsNotHeldAgainstThePhotographs() throws Exception {
        ObjectNode tree = annotated();
        ((ObjectNode) tree.get("sources").get(0))
                .putObject("depth")
                .put("folder", corpus.depth().toString())
                .put("kind", "inverse");
        tree.withObject("perceive").put("polarity", "trust");

        assertThat(run(tree).books(Stage.PERCEIVE).page(Books.WHOLE).kept(Unit.DEPTH_MAPS))
                .isEqualTo(SCENES);
    }

    @Test
    void aPhotographInWhichNothingIsSeenIsADropWithItsReason() {
        ObjectNode tree = alone();
        tree.withObject("perceive").put("models", "three-boxes").put("alone", 0.999);

        assertThatThrownBy(() -> run(tree))
                .isInstanceOf(NothingKeptException.class)
                .hasMessageContaining("nothing-seen");
    }

    @Test
    void photographsAloneWithoutADetectorAreRefusedByName() {
        ObjectNode tree = alone();
        tree.withObject("perceive").put("models", "brightness");

        assertThatThrownBy(() -> run(tree))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'folder'")
                .hasMessageContaining("need a detector");
    }

    @Test
    void aModelThatIsNotHereIsAnErrorThatSaysHowToGetIt() {
        ObjectNode tree = alone();
        tree.withObject("perceive")
                .put("models", "default")
                .put("folder", folder.resolve("no-models").toString());

        assertThatThrownBy(() -> run(tree))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("spatialforge models pull");
    }

    @Test
    void anUnknownModelIsAnErrorThatListsThoseThereAre() {
        ObjectNode tree = alone();
        tree.withObject("perceive").put("models", "brightnes");

        assertThatThrownBy(() -> run(tree))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'brightnes'")
                .hasMessageContaining("three-boxes");
    }

    @Test
    void withoutModelsARunDoesNotLook() throws Exception {
        RunSummary summary = run(annotated());

        assertThat(summary.looks()).isEmpty();
        assertThat(folder.resolve("run/perception")).doesNotExist();
    }

    @Test
    void aRehearsalTellsHowManyImagesThereAreAndKeepsNothing() throws Exception {
        ObjectNode tree = alone();
        tree.put("limit", 2);

        Rehearsal rehearsal = Rehearsal.of(config(tree), Long.MAX_VALUE, Run.Options.ofDefaults());

        assertThat(rehearsal.sample()).isEqualTo(2);
        assertThat(rehearsal.images()).isEqualTo(SCENES);
        assertThat(rehearsal.seconds()).containsKeys("ingest", "curate", "look", "perceive", "forge", "select");
        assertThat(rehearsal.total()).isPositive();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private static Books.Page page(RunSummary summary) {
        return summary.books(Stage.PERCEIVE).page(Books.WHOLE);
    }

    private RunSummary run(ObjectNode tree) throws IOException, InterruptedException {
        return Run.forge(
                config(tree), folder.resolve("run"), Run.Options.ofDefaults().withWorkers(2));
    }

    private static RunConfig config(ObjectNode tree) {
        return RunConfig.of("test", tree, Path.of(""));
    }

    private ObjectNode alone() {
        ObjectNode tree = tree();
        tree.putArray("sources").addObject().put("kind", "folder").put("images", photos.toString());
        tree.withObject("perceive").put("models", "all");
        return tree;
    }

    private ObjectNode annotated() {
        ObjectNode tree = tree();
        tree.putArray("sources")
                .addObject()
                .put("kind", "coco")
                .put("annotations", corpus.annotations().toString())
                .put("images", photos.toString())
                .put("exhaustive", "yes");
        return tree;
    }

    private static ObjectNode tree() {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", SHARDS);
        tree.putObject("perceive").put("catalogue", catalogue().toString());
        return tree;
    }

    private ObjectNode changed(String setting) {
        ObjectNode tree = alone();
        RunConfig.set(tree, setting);
        return tree;
    }

    private static Path catalogue() {
        try {
            return Path.of(Objects.requireNonNull(SeeingTests.class.getResource("seeing/models.yaml"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Scene> scenes() throws IOException {
        List<Scene> scenes = new ArrayList<>();
        for (String line : lines("run", RunFolder.SCENES)) {
            scenes.add(SceneJson.read(line.getBytes(StandardCharsets.UTF_8)));
        }
        return scenes;
    }

    private List<String> perceptions() throws IOException {
        return lines("run", RunFolder.PERCEPTION);
    }

    private List<String> lines(String run, String in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            Path file = new RunFolder(folder.resolve(run)).lines(in, new Shards(SHARDS), shard);
            try (LineReader reader = LineReader.open(file)) {
                while (reader.next()) {
                    lines.add(new String(reader.line(), StandardCharsets.UTF_8));
                }
            }
        }
        return lines;
    }
}
