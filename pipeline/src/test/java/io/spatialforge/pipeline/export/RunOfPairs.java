package io.spatialforge.pipeline.export;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.engine.Books;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finished runs that hold given pairs and nothing else. */
final class RunOfPairs {

    private RunOfPairs() {}

    static FinishedRun write(Path folder, int shards, QaPair... pairs) throws IOException, InterruptedException {
        return write(folder, shards, List.of(pairs));
    }

    /** Pairs of one image are to be handed over one after another. */
    static FinishedRun write(Path folder, int shards, List<QaPair> pairs) throws IOException, InterruptedException {
        RunFolder run = RunFolder.create(folder);
        Shards all = new Shards(shards);
        StageRunner.of(run, new LocalEngine(1))
                .run(new StagePlan(
                        Stage.SELECT.id(), all, shard -> Fingerprint.of("pairs", hash(pairs)), (shard, context) -> {
                            LineWriter lines = context.lines(RunFolder.QA);
                            for (QaPair pair : pairs) {
                                if (all.of(pair.image().id()) == shard) {
                                    lines.write(QaPairJson.toLine(pair));
                                }
                            }
                            return ShardResult.of(new Books());
                        }));
        Files.writeString(run.runJson(), "{\"config\": {\"sources\": []}}", StandardCharsets.UTF_8);
        return FinishedRun.open(folder);
    }

    private static String hash(List<QaPair> pairs) {
        return Integer.toHexString(pairs.hashCode());
    }

    static Image image(String id, Transform transform) {
        return new Image(id, "street", id + ".jpg", null, null, 1000, 500, transform, null);
    }

    /** Where is the dog, in an image that is named after the pair. */
    static QaPair dog(String id, Split split) {
        return dog(id, image("photo-" + id, Transform.IDENTITY), split);
    }

    static QaPair dog(String id, Image image, Split split) {
        return new QaPair(
                id,
                split,
                image,
                new Phrased("every", "Where is the dog?", "{r1}", AnswerKind.BOXES, null, "t"),
                List.of(new QaRegion("r1", "dog", new Box(1, 1, 201, 201))),
                new Claim.Grounding(new Expression.Every("dog"), List.of("r1")),
                Evidence.of("test@1"));
    }

    /** Of a photograph that is stored on its side. */
    static QaPair turned(String id) {
        return dog(id, image("photo-" + id, Transform.ROTATE_90), Split.TRAIN);
    }
}
