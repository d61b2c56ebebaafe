package io.spatialforge.viewer.index;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Judgement;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StagePlan;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.records.QaPairJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A finished run of pairs and drops by chance, some of which say what would do harm if it were taken for SQL. */
record WrittenRun(FinishedRun run, List<QaPair> pairs, List<Drop> drops) {

    static final int SHARDS = 4;

    private static final List<String> LABELS = List.of(
            "dog",
            "Dog",
            "it's",
            "'; DROP TABLE run.pairs; --",
            "100%",
            "a_b",
            "back\\slash",
            "ΟΔΟΣ",
            "nul\0",
            "chair");
    private static final List<String> WORDS = List.of(
            "Where is",
            "how many",
            "100%",
            "100 percent",
            "a_b",
            "axb",
            "O'Neill",
            "\"quoted\"",
            "Straße",
            "οδος",
            "?",
            "\\");
    private static final List<String> FORMS = List.of("every", "one", "all", "pair-yes-no");

    /** Both in the order in which they are numbered. */
    static WrittenRun write(Path folder, long seed, int images) throws Exception {
        Shards shards = new Shards(SHARDS);
        List<List<QaPair>> pairs = new ArrayList<>();
        List<List<Drop>> drops = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            pairs.add(new ArrayList<>());
            drops.add(new ArrayList<>());
        }
        Random random = new Random(seed);
        for (int i = 0; i < images; i++) {
            String source = random.nextInt(3) == 0 ? "street" : "objects";
            Image image =
                    new Image(source + "/" + i, source, i + ".jpg", null, null, 640, 480, Transform.IDENTITY, null);
            int shard = shards.of(image.id());
            for (int n = random.nextInt(5); n > 0; n--) {
                pairs.get(shard).add(pair(random, image));
            }
            for (int n = random.nextInt(4); n > 0; n--) {
                drops.get(shard).add(drop(random, image.id()));
            }
        }
        drops.getFirst().add(new Drop(Stage.SELECT, Unit.FILES, Reason.NOT_A_PHOTOGRAPH, null, "readme.txt", null));
        RunFolder run = RunFolder.create(folder);
        StageRunner.of(run, new LocalEngine(1))
                .run(new StagePlan(
                        Stage.SELECT.id(), shards, shard -> Fingerprint.of("seed", "" + seed), (shard, context) -> {
                            Books books = new Books();
                            for (Unit unit : Unit.values()) {
                                books.read(
                                        unit,
                                        drops.get(shard).stream()
                                                .filter(drop -> drop.unit() == unit)
                                                .count());
                            }
                            LineWriter lines = context.lines(RunFolder.QA);
                            for (QaPair pair : pairs.get(shard)) {
                                lines.write(QaPairJson.toLine(pair));
                            }
                            DroppedWriter dropped = context.drops(books, DropSampling.ALL);
                            for (Drop drop : drops.get(shard)) {
                                dropped.drop(drop);
                            }
                            return ShardResult.of(books);
                        }));
        return new WrittenRun(
                FinishedRun.open(folder),
                pairs.stream().flatMap(List::stream).toList(),
                drops.stream().flatMap(List::stream).toList());
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static QaPair pair(Random random, Image image) {
        String asked = any(random, LABELS);
        List<QaRegion> regions = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            regions.add(new QaRegion("r" + n, any(random, LABELS), new Box(1, 1, 9 + n, 9)));
        }
        List<String> ids = regions.stream().map(QaRegion::id).toList();
        Claim claim = random.nextBoolean()
                ? new Claim.Grounding(new Expression.Every(asked), ids)
                : new Claim.Count(asked, null, ids.size(), ids);
        Evidence evidence = Evidence.of("counting@2");
        if (random.nextInt(3) > 0) {
            evidence = evidence.withJudgement(new Judgement("m", 2 + random.nextInt(2), 2, null));
        }
        String id = random.nextInt(10) == 0
                ? "by hand " + Long.toString(random.nextLong(), 36)
                : "%016x".formatted(random.nextLong());
        String question = any(random, WORDS) + " " + any(random, WORDS) + " " + asked;
        return new QaPair(
                id,
                any(random, List.of(Split.values())),
                image,
                new Phrased(any(random, FORMS), question, any(random, WORDS), AnswerKind.TEXT, null, "counting.all.1"),
                regions,
                claim,
                evidence);
    }

    private static Drop drop(Random random, String image) {
        return new Drop(
                Stage.SELECT,
                any(random, List.of(Unit.CLAIMS, Unit.PAIRS)),
                any(random, List.of(Reason.UNBALANCED, Reason.TINY, Reason.OVERLAP)),
                image,
                random.nextInt(4) == 0 ? null : any(random, WORDS) + " r" + random.nextInt(3),
                random.nextInt(2) == 0 ? null : any(random, WORDS));
    }
}
