package io.spatialforge.viewer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.CloserLook;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.explain.ExplainedRun;
import io.spatialforge.pipeline.explain.Fate;
import io.spatialforge.pipeline.explain.Forged;
import io.spatialforge.pipeline.explain.ImageStory;
import io.spatialforge.pipeline.explain.Outcome;
import io.spatialforge.pipeline.explain.RunRecord;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.pipeline.explain.UnknownIdException;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.records.DropJson;
import io.spatialforge.viewer.picture.Palette;
import io.spatialforge.viewer.picture.StoryFocus;
import io.spatialforge.viewer.picture.StoryPicture;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stories of a run over drawn scenes, of which every drop is written. */
class ExplainTests {

    private static final int SCENES = 26;

    @TempDir
    static Path shared;

    private static RunConfig config;
    private static FinishedRun run;
    private static ExplainedRun explained;
    private static final Map<String, Scene> SCENE = new TreeMap<>();
    private static final Map<String, Forged> FORGED = new HashMap<>();
    private static final List<QaPair> PAIRS = new ArrayList<>();

    @BeforeAll
    static void drawScenesAndForgeThemOnce() throws Exception {
        DrawnCorpus.Written drawn = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(3, SCENES).withWorkers(2));
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 3).put("seed", 3).put("drop_sample", 1);
        tree.putObject("margins").put("side_gap", 0.12).put("bearing_guard", 10);
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("kind", "coco")
                .put("name", "drawn")
                .put("annotations", drawn.annotations().toString())
                .put("exhaustive", "yes");
        source.putArray("images").add(drawn.images().toString());
        source.putObject("depth").put("folder", drawn.depth().toString());
        config = RunConfig.of("test", tree, Path.of(""));
        Path out = shared.resolve("run");
        Run.forge(config, out, Run.Options.ofDefaults().withWorkers(2));
        run = FinishedRun.open(out);
        explained = ExplainedRun.of(run, 2, (files, of) -> {});
        run.forEachSeen((scene, perception) -> SCENE.put(scene.image().id(), scene));
        SCENE.forEach((id, scene) -> FORGED.put(id, Forged.of(explained.record().forge(), scene)));
        run.pairs().forEachRemaining(PAIRS::add);
    }

    @Test
    void whatDecidesAForgeIsReadBackFromTheRun() {
        RunRecord record = explained.record();
        assertThat(record.settings()).isEqualTo(ForgeSettings.of(config));
        assertThat(record.settings().margins().sideGap()).isEqualTo(0.12);
        assertThat(record.rules()).isEqualTo(record.forge().ruleIds());
        assertThat(record.differences()).isEmpty();
    }

    @Test
    void aRunOfAnotherProgramSaysThatWhatIsRecomputedMayDiffer() throws Exception {
        ObjectNode json =
                (ObjectNode) JsonMapper.shared().readTree(run.folder().runJson().toFile());
        json.put("version", "0.0.7");
        json.putArray("rules").add("near-far@2");
        ((ObjectNode) json.get("config").get("margins")).put("moon_phase", 1).remove("side_iou");
        assertThat(String.join("\n", RunRecord.of(json).differences()))
                .contains("0.0.7")
                .contains("near-far@2 are now near-far@")
                .contains("moon_phase")
                .contains("side_iou");
    }

    @Test
    void everyPairComesOutTheSameWhenItsSceneIsForgedAgain() {
        assertThat(PAIRS).hasSizeGreaterThan(150);
        for (QaPair pair : PAIRS) {
            Outcome outcome = outcome(pair.image().id(), pair.id());
            assertThat(outcome).isInstanceOf(Outcome.Verified.class);
            assertThat(Objects.requireNonNull(outcome.pair()).withSplit(pair.split()))
                    .isEqualTo(pair);
        }
    }

    @Test
    void whatWasLeftOutIsWhatTheRunWroteDown() throws Exception {
        Map<String, Integer> written = new TreeMap<>();
        for (int shard = 0; shard < run.shards().count(); shard++) {
            LineReader.forEach(
                    run.folder().lines(RunFolder.dropped(Stage.FORGE.id()), run.shards(), shard),
                    DropJson.LINES,
                    drop -> written.merge(line(drop), 1, Integer::sum));
        }
        Map<String, Integer> recomputed = new TreeMap<>();
        FORGED.forEach((image, forged) -> forged.outcomes().forEach(outcome -> {
            String line = switch (outcome) {
                case Outcome.Verified v -> null;
                case Outcome.Rejected r ->
                    Unit.PAIRS.id() + " " + r.reason().id() + " " + image + " "
                            + r.pair().phrased().question() + " -> "
                            + r.pair().phrased().answer();
                case Outcome.Capped c ->
                    Unit.CLAIMS.id() + " " + c.reason().id() + " " + image + " "
                            + c.pair().claim();
                case Outcome.Abstained a ->
                    Unit.CLAIMS.id() + " " + a.reason().id() + " " + image + " "
                            + Forged.subject(a.task(), a.about(), a.other());
            };
            if (line != null) {
                recomputed.merge(line, 1, Integer::sum);
            }
        }));
        assertThat(recomputed).isEqualTo(written).hasSizeGreaterThan(300);
    }

    private static String line(Drop drop) {
        return drop.unit().id() + " " + drop.reason().id() + " " + drop.image() + " " + drop.subject();
    }

    @Test
    void everyIdOfAnImageIsOfOneThingAlone() {
        FORGED.forEach((image, forged) -> {
            Set<String> ids = new TreeSet<>();
            forged.outcomes().forEach(outcome -> ids.add(outcome.id()));
            assertThat(ids).hasSameSizeAs(forged.outcomes());
        });
    }

    @Test
    void everyKindOfClaimIsToldWithItsNumbers() throws Exception {
        Map<Class<?>, QaPair> one = new HashMap<>();
        PAIRS.forEach(pair -> one.putIfAbsent(pair.claim().getClass(), pair));
        assertThat(one.keySet()).containsExactlyInAnyOrder(Claim.class.getPermittedSubclasses());
        for (QaPair pair : one.values()) {
            Story story = explained.story(pair.id());
            assertThat(story.fate()).isEqualTo(new Fate.Kept(pair.split()));
            assertThat(story.recomputed()).isEqualTo(Story.Recomputed.SAME);
            assertThat(Objects.requireNonNull(story.checks()).verdict()).isInstanceOf(Verdict.Holds.class);
            String text = StoryTold.of(story, StoryTold.Beside.NOTHING).text(100_000);
            for (Measure measure : pair.evidence().measures()) {
                assertThat(text).contains(MeasureWords.value(measure)).contains(MeasureWords.needed(measure));
            }
            for (QaPair.QaRegion region : pair.regions()) {
                assertThat(text).contains("- " + region.id() + " " + region.label());
            }
            assertThat(text)
                    .contains(pair.phrased().template())
                    .contains(pair.image().licence())
                    .contains("The verifier, which shares nothing with the rule, derives the claim too.")
                    .contains("No judge was asked")
                    .contains("word for word")
                    .doesNotContain("{r")
                    .doesNotContain("null");
        }
    }

    @Test
    void everyThingLeftOutIsToldWithAReasonAndWhereThereAreNumbersWithThem() {
        Set<Reason> met = EnumSet.noneOf(Reason.class);
        for (Forged forged : FORGED.values()) {
            for (Outcome outcome : forged.outcomes()) {
                if (outcome instanceof Outcome.Abstained abstained) {
                    met.add(abstained.reason());
                    String told = String.join(" ", told(forged, abstained));
                    assertThat(told).doesNotContain("{").doesNotContain("null").endsWith(".");
                    boolean ofTwo = abstained.other() != null;
                    if (abstained.reason() == Reason.TINY
                            || (ofTwo && abstained.reason() == Reason.BELOW_MARGIN)
                            || abstained.reason() == Reason.DEPTH_EXTENTS_OVERLAP
                            || abstained.reason() == Reason.NEAR_BOUNDARY) {
                        assertThat(told.replaceAll("\\br\\d+\\b", "")).as(told).containsPattern("\\d");
                    }
                }
            }
        }
        assertThat(met).hasSizeGreaterThan(9);
    }

    private static List<String> told(Forged forged, Outcome.Abstained a) {
        DropTold drop = new DropTold(
                a,
                io.spatialforge.core.rule.CloserLook.at(forged.facts(), a.task(), a.reason(), a.about(), a.other()),
                forged.scene(),
                explained.record().settings().margins(),
                Names.of(forged.scene(), null));
        List<String> told = new ArrayList<>(List.of(drop.lookedAt()));
        told.addAll(drop.because());
        told.addAll(drop.needed());
        return told;
    }

    @Test
    void aDifferenceBelowItsMarginIsToldWithBothNumbers() throws Exception {
        Story story = null;
        for (Forged forged : FORGED.values()) {
            for (Outcome outcome : forged.outcomes()) {
                if (outcome instanceof Outcome.Abstained a
                        && a.reason() == Reason.BELOW_MARGIN
                        && a.other() != null
                        && story == null) {
                    story = explained.story(forged.scene().image().id() + "#" + a.id());
                }
            }
        }
        CloserLook look = Objects.requireNonNull(Objects.requireNonNull(story).look());
        Measure measure = look.measures().getFirst();
        assertThat(MeasureWords.passes(measure)).isFalse();
        assertThat(StoryTold.of(story, StoryTold.Beside.NOTHING).text(100_000))
                .contains(MeasureWords.value(measure))
                .contains(MeasureWords.needed(measure))
                .contains("margins." + MeasureWords.setting(measure, config.margins()));
    }

    @Test
    void aPairDroppedAfterForgingIsFoundByItsIdAndRecomputed() throws Exception {
        String image = null;
        ImageStory.Entry late = null;
        for (String id : SCENE.keySet()) {
            for (ImageStory.Entry entry : explained.image(id).entries()) {
                if (entry.fate() instanceof Fate.LeftOut out && out.stage() == Stage.PRESELECT && late == null) {
                    late = entry;
                    image = id;
                }
            }
        }
        Story story = explained.story(Objects.requireNonNull(late).id());
        assertThat(story.image().id()).isEqualTo(image);
        assertThat(story.fate()).isEqualTo(late.fate());
        assertThat(story.pair()).isEqualTo(late.pair());
        assertThat(StoryTold.of(story, StoryTold.Beside.NOTHING).text(80)).contains("passed every check");
    }

    @Test
    void whatAnImageListsIsWhatTheBooksCounted() throws Exception {
        int kept = 0;
        for (String id : SCENE.keySet()) {
            kept += (int) explained.image(id).entries().stream()
                    .filter(e -> e.fate() instanceof Fate.Kept)
                    .count();
        }
        assertThat(kept).isEqualTo(PAIRS.size());
    }

    @Test
    void theBeginningOfAnIdIsEnoughIfItIsOfOneThingAlone() throws Exception {
        QaPair pair = PAIRS.getFirst();
        assertThat(explained.story(pair.id().substring(0, 12)).id()).isEqualTo(pair.id());
        assertThatThrownBy(() -> explained.story(pair.id().substring(0, 1)))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("give more of it");
    }

    @Test
    void anUnknownIdOrImageSaysWhatToDo() {
        assertThatThrownBy(() -> explained.story("0123456789abcdef"))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("--image");
        assertThatThrownBy(() -> explained.story("what"))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("16 digits");
        assertThatThrownBy(() -> explained.image("drawn/99999"))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("drawn/99999");
        assertThatThrownBy(() -> explained.image("1"))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("drawn/1");
    }

    @Test
    void thePictureHasABoxInItsColourWhereTheRegionIs() throws Exception {
        for (QaPair pair : List.of(first(Claim.LeftOf.class), first(Claim.Nearer.class), first(Claim.Bearing.class))) {
            Story story = explained.story(pair.image().id(), pair.id());
            BufferedImage black =
                    new BufferedImage(pair.image().width(), pair.image().height(), BufferedImage.TYPE_INT_RGB);
            StoryPicture.Drawn drawn = StoryPicture.draw(story, black, null, StoryTold.gist(story));
            List<String> regions = StoryFocus.of(story).regions();
            assertThat(Palette.names(regions)).containsEntry(regions.getFirst(), "orange");
            Box box = Objects.requireNonNull(story.scene())
                    .region(regions.getFirst())
                    .box();
            int x = (int) Math.floor(drawn.left() + box.x1() * drawn.scale());
            int orange = 0;
            for (int y = (int) (drawn.top() + box.y1() * drawn.scale());
                    y < drawn.top() + box.y2() * drawn.scale();
                    y++) {
                orange += drawn.image().getRGB(x, y) == 0xFFE69F00 ? 1 : 0;
            }
            assertThat(orange).as("of the left edge of %s", box).isGreaterThan((int)
                    (0.6 * box.height() * drawn.scale()));
        }
    }

    @Test
    void theJsonHoldsTheNumbersAndTheWords() throws Exception {
        QaPair pair = first(Claim.Nearer.class);
        Story story = explained.story(pair.id());
        Told told = StoryTold.of(story, StoryTold.Beside.NOTHING);
        JsonNode json = JsonMapper.shared().readTree(StoryJson.of(story, told));
        assertThat(json.path("fate").path("kept").asBoolean(false)).isTrue();
        assertThat(json.path("measures").get(0).path("value").asDouble(0))
                .isEqualTo(pair.evidence().measures().getFirst().value());
        assertThat(json.path("checks").path("verifier").asString("")).isEqualTo("holds");
        assertThat(json.path("told").size()).isEqualTo(told.sections().size());
        ImageStory image = explained.image(pair.image().id());
        JsonNode list = JsonMapper.shared().readTree(StoryJson.of(image, Set.of(), Set.of(Reason.OVERLAP)));
        list.path("looked_at")
                .forEach(e ->
                        assertThat(e.path("fate").path("reason").asString("")).isEqualTo("overlap"));
    }

    @Test
    void linesAreNoWiderThanTheTerminal() throws Exception {
        Story story = explained.story(first(Claim.Bearing.class).id());
        assertThat(StoryTold.of(story, StoryTold.Beside.NOTHING)
                        .text(72)
                        .lines()
                        .filter(line -> !line.contains("http")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(72));
    }

    private static QaPair first(Class<? extends Claim> kind) {
        for (QaPair pair : PAIRS) {
            if (kind.isInstance(pair.claim())) {
                return pair;
            }
        }
        throw new AssertionError("no pair of " + kind);
    }

    private static Outcome outcome(String image, String id) {
        for (Outcome outcome : Objects.requireNonNull(FORGED.get(image), image).outcomes()) {
            if (outcome.id().equals(id)) {
                return outcome;
            }
        }
        throw new AssertionError(image + " has nothing of the id " + id);
    }
}
