package io.spatialforge.pipeline.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.copies.CopyGroups.How;
import io.spatialforge.pipeline.copies.CopyGroups.Kinship;
import io.spatialforge.pipeline.copies.CopyGroups.Member;
import io.spatialforge.pipeline.copies.CopyPairs.Repeated;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.vision.copies.Match;
import io.spatialforge.vision.copies.Window;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyPairsTests {

    private static final Shards SHARDS = new Shards(3);
    private static final Match SAME = new Match(false, Window.WHOLE, 1);
    private static final Match MIRRORED = new Match(true, Window.WHOLE, 1);
    private static final Match CROPPED = new Match(false, new Window(0.05, 1, 0, 1), 0.97);

    private static final QaRegion DOG = new QaRegion("r1", "dog", new Box(100, 100, 200, 200));
    private static final QaRegion BENCH = new QaRegion("r2", "bench", new Box(400, 120, 600, 300));

    @TempDir
    private Path folder;

    @Test
    void aQuestionIsAskedOnceHoweverItIsPut() throws Exception {
        Map<String, Repeated> left = leftOut(
                SAME,
                pair("a/1", "p1", "Which is nearer?", new Claim.Nearer("r1", "r2"), DOG, BENCH),
                pair(
                        "b/1",
                        "p2",
                        "What is closer, dog or bench?",
                        new Claim.Nearer("r7", "r5"),
                        as(BENCH, "r5"),
                        as(DOG, "r7")));
        assertThat(left).containsOnlyKeys("p2");
        CopyPairs.Repeated repeated = Objects.requireNonNull(left.get("p2"));
        assertThat(repeated.reason()).isEqualTo(Reason.DUPLICATE_PAIR);
        assertThat(repeated.detail()).contains("a/1").contains("the same picture");
    }

    @Test
    void contraryAnswersAboutOnePhotographAreBothLeftOut() throws Exception {
        Map<String, Repeated> left = leftOut(
                SAME,
                pair("a/1", "p1", "q", new Claim.Nearer("r1", "r2"), DOG, BENCH),
                pair("b/1", "p2", "q", new Claim.Nearer("r2", "r1"), DOG, BENCH));
        assertThat(left).containsOnlyKeys("p1", "p2");
        assertThat(left.values()).allMatch(r -> r.reason() == Reason.COPIES_DISAGREE);
    }

    @Test
    void contraryCountsAreLeftOutAndEqualOnesAskedOnce() throws Exception {
        assertThat(leftOut(
                        SAME,
                        pair("a/1", "p1", "q", new Claim.Count("dog", null, 1, List.of("r1")), DOG),
                        pair("b/1", "p2", "q", new Claim.Count("Dog", null, 1, List.of("r1")), DOG)))
                .containsOnlyKeys("p2");
        assertThat(leftOut(
                        SAME,
                        pair("a/1", "p1", "q", new Claim.Count("dog", null, 1, List.of("r1")), DOG),
                        pair("b/1", "p2", "q", new Claim.Count("dog", null, 0, List.of()))))
                .containsOnlyKeys("p1", "p2");
    }

    @Test
    void otherThingsOfTheSameLabelMakeAnotherQuestion() throws Exception {
        QaRegion other = new QaRegion("r1", "dog", new Box(300, 100, 380, 200));
        assertThat(leftOut(
                        SAME,
                        pair("a/1", "p1", "q", new Claim.Nearer("r1", "r2"), DOG, BENCH),
                        pair("b/1", "p2", "q", new Claim.Nearer("r1", "r2"), other, BENCH)))
                .isEmpty();
    }

    @Test
    void aMirroredCopysLeftAndRightAreItsOwn() throws Exception {
        QaRegion dog = mirrored(DOG);
        QaRegion bench = mirrored(BENCH);
        assertThat(leftOut(
                        MIRRORED,
                        pair("a/1", "p1", "q", new Claim.LeftOf("r1", "r2"), DOG, BENCH),
                        pair("b/1", "p2", "q", new Claim.LeftOf("r2", "r1"), dog, bench)))
                .isEmpty();
        assertThat(leftOut(
                        MIRRORED,
                        pair("a/1", "p1", "q", new Claim.Nearer("r1", "r2"), DOG, BENCH),
                        pair("b/1", "p2", "q", new Claim.Nearer("r1", "r2"), dog, bench)))
                .containsOnlyKeys("p2");
    }

    @Test
    void aCroppedCopyMayShowFewerThings() throws Exception {
        assertThat(leftOut(
                        CROPPED,
                        pair("a/1", "p1", "q", new Claim.Count("dog", null, 1, List.of("r1")), DOG),
                        pair("b/1", "p2", "q", new Claim.Count("dog", null, 0, List.of()))))
                .isEmpty();
    }

    @Test
    void boxesOfACropAreLaidOntoThoseOfTheWhole() throws Exception {
        double scale = 1 / 0.95;
        QaRegion dog = new QaRegion("r1", "dog", new Box((100 - 32) * scale, 100, (200 - 32) * scale, 200));
        assertThat(leftOut(
                        CROPPED,
                        pair("a/1", "p1", "q", grounding("r1"), DOG),
                        pair("b/1", "p2", "q", grounding("r1"), dog)))
                .containsOnlyKeys("p2");
    }

    @Test
    void imagesOfAGroupThatAreNoCopiesKeepTheirPairs() throws Exception {
        assertThat(leftOut(
                        null,
                        pair("a/1", "p1", "q", new Claim.Nearer("r1", "r2"), DOG, BENCH),
                        pair("b/1", "p2", "q", new Claim.Nearer("r1", "r2"), DOG, BENCH)))
                .isEmpty();
    }

    @Test
    void aThirdCopysPairIsLeftOutToo() throws Exception {
        Map<String, Repeated> left = leftOut(
                SAME,
                pair("b/1", "p2", "q", new Claim.Nearer("r1", "r2"), DOG, BENCH),
                pair("c/1", "p3", "q", new Claim.Nearer("r1", "r2"), DOG, BENCH));
        assertThat(left).containsOnlyKeys("p3");
        assertThat(Objects.requireNonNull(left.get("p3")).detail()).contains("b/1");
    }

    private Map<String, Repeated> leftOut(@Nullable Match match, QaPair... pairs) throws Exception {
        TreeMap<String, Member> members = new TreeMap<>();
        Kinship kinship = match == null ? null : new Kinship(How.LOOKS, match);
        members.put("a/1", new Member("a/1", null));
        members.put("b/1", new Member("a/1", kinship));
        members.put("c/1", new Member("a/1", kinship));
        RunFolder run = RunFolder.create(folder.resolve("run"));
        for (int shard = 0; shard < SHARDS.count(); shard++) {
            try (LineWriter writer = LineWriter.create(run.lines("work/candidates", SHARDS, shard))) {
                for (QaPair pair : pairs) {
                    if (SHARDS.of(pair.image().id()) == shard) {
                        writer.write(QaPairJson.toLine(pair));
                    }
                }
                writer.commit();
            }
        }
        Map<String, Repeated> all = new HashMap<>();
        try (CopyPairs found = CopyPairs.find(
                run.temporary(),
                SHARDS,
                shard -> LineReader.open(run.lines("work/candidates", SHARDS, shard)),
                new CopyGroups(members, 3, 0, 0))) {
            for (int shard = 0; shard < SHARDS.count(); shard++) {
                all.putAll(found.of(shard));
            }
        }
        return all;
    }

    private static Claim grounding(String region) {
        return new Claim.Grounding(new Expression.Every("dog"), List.of(region));
    }

    private static QaRegion as(QaRegion region, String id) {
        return new QaRegion(id, region.label(), region.shape());
    }

    private static QaRegion mirrored(QaRegion region) {
        return new QaRegion(region.id(), region.label(), region.shape().mirrored(640));
    }

    private static QaPair pair(String image, String id, String question, Claim claim, QaRegion... regions) {
        return new QaPair(
                id,
                Split.TRAIN,
                new Image(image, image.substring(0, 1), "1.jpg", null, null, 640, 480, Transform.IDENTITY, null),
                new Phrased("pair", question, "it", AnswerKind.TEXT, null, "t"),
                List.of(regions),
                claim,
                Evidence.of("rule@1"));
    }
}
