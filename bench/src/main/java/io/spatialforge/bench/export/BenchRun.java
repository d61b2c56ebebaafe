package io.spatialforge.bench.export;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
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
import io.spatialforge.records.LineEncoder;
import io.spatialforge.records.QaPairJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Run folders as large as one likes: the pairs of a given run again and again, each time under other ids. */
final class BenchRun {

    private BenchRun() {}

    /**
     * @param pairs of the given run, those of an image one after another
     * @param count how many pairs are written, at least
     */
    static FinishedRun write(Path folder, int shards, List<QaPair> pairs, long count)
            throws IOException, InterruptedException {
        RunFolder run = RunFolder.create(folder);
        StageRunner.of(run, new LocalEngine(1))
                .run(new StagePlan(
                        Stage.SELECT.id(),
                        new Shards(shards),
                        shard -> Fingerprint.of("bench", ""),
                        (shard, context) -> {
                            LineWriter lines = context.lines(RunFolder.QA);
                            LineEncoder<QaPair> encoder = QaPairJson.LINES.encoder();
                            long written = 0;
                            for (int round = 0; written * shards < count; round++) {
                                for (Iterator<QaPair> each = pairs.iterator();
                                        each.hasNext() && written * shards < count; ) {
                                    QaPair pair = each.next();
                                    lines.write(encoder, renamed(pair, "-" + shard + "-" + round));
                                    written++;
                                }
                            }
                            return ShardResult.of(new Books());
                        }));
        Files.writeString(run.runJson(), "{\"config\": {\"sources\": []}}");
        return FinishedRun.open(folder);
    }

    private static QaPair renamed(QaPair pair, String suffix) {
        Image image = pair.image();
        return new QaPair(
                pair.id() + suffix,
                pair.split(),
                new Image(
                        image.id() + suffix,
                        image.source(),
                        image.file(),
                        image.url(),
                        image.sha256(),
                        image.width(),
                        image.height(),
                        image.transform(),
                        image.licence()),
                pair.phrased(),
                pair.regions(),
                pair.claim(),
                pair.evidence());
    }
}
