package io.spatialforge.viewer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.records.QaPairJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PairTallyTests {

    private static final String DOG = "{\"id\":\"r0\",\"label\":\"dog\",\"box\":[0,0,100,100]}";
    private static final String CAT = "{\"id\":\"r1\",\"label\":\"cat\",\"box\":[300,200,400,400]}";

    /** Three images of 400 by 400 pixels, in their order. */
    static final List<QaPair> PAIRS = List.of(
            pair(
                    "a",
                    "train",
                    "near-far",
                    "pair-yes-no",
                    "Is the dog nearer than the cat?",
                    "Yes",
                    "yes-no",
                    "t.1",
                    DOG + "," + CAT,
                    "{\"type\":\"nearer\",\"nearer\":\"r0\",\"farther\":\"r1\"}",
                    "\"depth_ratio\":1.5",
                    "\"depth_ratio\":1.15"),
            pair(
                    "a",
                    "train",
                    "near-far",
                    "pair-yes-no",
                    "Is the cat nearer?",
                    "No",
                    "yes-no",
                    "t.2",
                    DOG + "," + CAT,
                    "{\"type\":\"nearer\",\"nearer\":\"r0\",\"farther\":\"r1\"}",
                    "\"depth_ratio\":3",
                    "\"depth_ratio\":1.15"),
            pair(
                    "b",
                    "train",
                    "counting",
                    "all",
                    "How many dogs are there?",
                    "1",
                    "number",
                    "c.1",
                    DOG,
                    "{\"type\":\"count\",\"label\":\"dog\",\"condition\":null,\"count\":1,\"regions\":[\"r0\"]}",
                    "\"instances\":1",
                    "\"instances\":1"),
            pair(
                    "c",
                    "test",
                    "counting",
                    "all",
                    "How many zebras?",
                    "0",
                    "number",
                    "c.1",
                    "",
                    "{\"type\":\"count\",\"label\":\"zebra\",\"condition\":null,\"count\":0,\"regions\":[]}",
                    "\"instances\":0",
                    "\"instances\":0"));

    private static QaPair pair(
            String image,
            String split,
            String task,
            String form,
            String question,
            String answer,
            String kind,
            String template,
            String regions,
            String claim,
            String margins,
            String thresholds) {
        String line =
                ("{\"schema\":1,\"id\":\"0123456789abcde0\",\"task\":\"%s\",\"form\":\"%s\",\"split\":\"%s\",\"image\":{\"id\":\"s/%s\","
                                + "\"source\":\"s\",\"file\":null,\"url\":null,\"sha256\":null,\"width\":400,\"height\":400,\"transform\":\"identity\","
                                + "\"licence\":null},\"question\":\"%s\",\"answer\":\"%s\",\"answer_kind\":\"%s\",\"choices\":null,\"template\":\"%s\","
                                + "\"regions\":[%s],\"claim\":%s,\"evidence\":{\"rule\":\"r@1\",\"depth_source\":\"d\",\"margins\":{%s},\"thresholds\":{%s}}}")
                        .formatted(
                                task,
                                form,
                                split,
                                image,
                                question,
                                answer,
                                kind,
                                template,
                                regions,
                                claim,
                                margins,
                                thresholds);
        return QaPairJson.read(line.getBytes(StandardCharsets.UTF_8));
    }

    private static PairFigures counted(List<QaPair> pairs) {
        PairTally tally = new PairTally();
        pairs.forEach(tally::add);
        return tally.figures();
    }

    @Test
    void pairsAreCountedByAllThatTheyAre() {
        PairFigures figures = counted(PAIRS);
        assertThat(figures.pairs()).isEqualTo(4);
        assertThat(figures.images()).isEqualTo(3);
        assertThat(figures.pairs(Task.NEAR_FAR.id())).isEqualTo(2);
        PairFigures.OfForm form = Objects.requireNonNull(
                Objects.requireNonNull(figures.tasks().get("near-far")).forms().get("pair-yes-no"));
        assertThat(form.answers()).isEqualTo(Map.of("Yes", 1L, "No", 1L));
        assertThat(form.templates()).isEqualTo(Map.of("t.1", 1L, "t.2", 1L));
        assertThat(figures.splits())
                .isEqualTo(Map.of("train", new PairFigures.OfSplit(3, 2), "test", new PairFigures.OfSplit(1, 1)));
        assertThat(figures.sources()).isEqualTo(Map.of("s", 4L));
        assertThat(figures.answerKinds()).isEqualTo(Map.of("yes-no", 2L, "number", 2L));
        assertThat(figures.depthSources()).isEqualTo(Map.of("d", 2L));
        assertThat(figures.labels().top())
                .containsExactly(new Labels.Label("dog", 3), new Labels.Label("cat", 2), new Labels.Label("zebra", 1));
        assertThat(figures.labels().half()).isEqualTo(1);
        assertThat(figures.labels().once()).isEqualTo(1);
    }

    @Test
    void numbersAreDistributedAsTheyWereMeasured() {
        PairFigures figures = counted(PAIRS);
        assertThat(figures.counts().counts()[0]).isEqualTo(1);
        assertThat(figures.counts().counts()[1]).isEqualTo(1);
        assertThat(figures.words().least()).isEqualTo(3);
        assertThat(figures.words().most()).isEqualTo(7);
        assertThat(figures.perImage().mean()).isCloseTo(4 / 3.0, within(1e-12));
        assertThat(figures.measures()).singleElement().satisfies(measure -> {
            assertThat(measure.measure()).isEqualTo("depth_ratio");
            assertThat(measure.values().count()).isEqualTo(2);
            assertThat(measure.values().quantile(0.5)).isBetween(1.45, 1.55);
            assertThat(measure.thresholds()).isEqualTo(Map.of(1.15, 2L));
        });
        // Three dogs of a sixteenth, two cats of an eighth; the dogs' middle is at 1/8 of both sides.
        assertThat(figures.boxes().count()).isEqualTo(5);
        assertThat(figures.boxes().least()).isEqualTo(1 / 16.0);
        assertThat(figures.boxes().most()).isEqualTo(1 / 8.0);
        assertThat(figures.centres()[PairTally.COLUMNS + 2]).isEqualTo(3);
        assertThat(figures.centres()[9 * PairTally.COLUMNS + 14]).isEqualTo(2);
    }

    @Test
    void talliesOfShardsAddUpToThatOfTheWhole() {
        PairTally one = new PairTally();
        PAIRS.subList(0, 2).forEach(one::add);
        PairTally other = new PairTally();
        PAIRS.subList(2, 4).forEach(other::add);
        one.add(other);
        assertThat(json(one.figures())).isEqualTo(json(counted(PAIRS)));
    }

    private static String json(PairFigures figures) {
        return JsonMapper.shared().writeValueAsString(FiguresJson.pairs(figures));
    }

    @Test
    void ofTooManyLabelsTheFrequentOnesAreKeptAndTheRestIsSaid() {
        LabelCounts counts = new LabelCounts(100);
        for (int i = 0; i < 1000; i++) {
            counts.add("rare " + i, 1);
            counts.add("dog", 1);
        }
        Labels labels = counts.ranked();
        assertThat(labels.distinct()).isLessThanOrEqualTo(100);
        assertThat(labels.mentions()).isEqualTo(2000);
        assertThat(labels.forgotten()).isPositive();
        assertThat(labels.top().getFirst().name()).isEqualTo("dog");
        assertThat(labels.top().getFirst().pairs()).isBetween(1000 - labels.error(), 1000L);
    }

    @Test
    void ranksReachFromTheFirstLabelToTheLast() {
        List<Labels.Label> all = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            all.add(new Labels.Label("label " + i, 5000 - i));
        }
        Labels labels = Labels.of(all, 0, 0);
        assertThat(labels.ranks().getFirst().rank()).isEqualTo(1);
        assertThat(labels.ranks().getLast().rank()).isEqualTo(5000);
        assertThat(labels.ranks()).hasSizeLessThan(60).isSortedAccordingTo((a, b) -> Long.compare(a.rank(), b.rank()));
        assertThat(labels.top()).hasSize(Labels.TOP);
    }

    @Test
    void theSampleIsTheSameWhoeverSawWhichPairs() {
        List<QaPair> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            QaPair pair = PAIRS.get(i % 4);
            many.add(new QaPair(
                    "%016x".formatted(i * 7919L),
                    pair.split(),
                    pair.image(),
                    pair.phrased(),
                    pair.regions(),
                    pair.claim(),
                    pair.evidence()));
        }
        PairSample whole = new PairSample(1, 4);
        many.forEach(whole::add);
        PairSample parts = new PairSample(1, 4);
        for (int from : new int[] {200, 0, 100}) {
            PairSample part = new PairSample(1, 4);
            many.subList(from, from + 100).forEach(part::add);
            parts.add(part);
        }
        assertThat(parts.chosen(4)).isEqualTo(whole.chosen(4));
        assertThat(whole.chosen(4).get(Task.COUNTING))
                .hasSize(4)
                .extracting(pair -> pair.image().id())
                .contains("s/b", "s/c");
        PairSample other = new PairSample(2, 4);
        many.forEach(other::add);
        assertThat(other.chosen(4)).isNotEqualTo(whole.chosen(4));
    }
}
