package io.spatialforge.bench.view;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StagePlan;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.records.DropJson;
import io.spatialforge.records.LineEncoder;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.records.SceneJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run with the scenes, pairs and drops of another one several times, each time of images of other names, so that runs of
 * any size need not be forged. The first time names and ids are the other's own.
 */
public final class ManyTimes {

    private final FinishedRun run;
    private final int times;

    private ManyTimes(FinishedRun run, int times) {
        this.run = run;
        this.times = times;
    }

    /**
     * Writes it.
     *
     * @param times how often, at least 1
     * @param folder where the new run goes
     */
    public static void write(FinishedRun run, int times, Path folder) throws IOException, InterruptedException {
        ManyTimes many = new ManyTimes(run, times);
        Fingerprint of = Fingerprint.of("the run", run.outputsHash(0)).with("times", Integer.toString(times));
        StageRunner runner = StageRunner.of(
                RunFolder.create(folder), new LocalEngine(Runtime.getRuntime().availableProcessors()));
        runner.run(new StagePlan(Stage.PERCEIVE.id(), run.shards(), shard -> of, many::scenes));
        runner.run(new StagePlan(Stage.SELECT.id(), run.shards(), shard -> of, many::pairs));
        Files.copy(run.folder().runJson(), folder.resolve(RunFolder.RUN_JSON));
    }

    private ShardResult scenes(int shard, ShardContext context) throws IOException {
        LineWriter out = context.lines(RunFolder.SCENES);
        LineEncoder<Scene> encoder = SceneJson.LINES.encoder();
        for (int time = 0; time < times; time++) {
            int now = time;
            LineReader.forEach(
                    run.files().require(RunFolder.SCENES, shard),
                    SceneJson.LINES,
                    scene -> out.write(encoder, other(scene, now)));
        }
        return ShardResult.of(new Books());
    }

    private ShardResult pairs(int shard, ShardContext context) throws IOException {
        LineWriter out = context.lines(RunFolder.QA);
        LineEncoder<QaPair> encoder = QaPairJson.LINES.encoder();
        List<Drop> drops = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Path file = run.files().find(RunFolder.dropped(stage.id()), shard);
            if (file != null) {
                LineReader.forEach(file, DropJson.LINES, drops::add);
            }
        }
        Books books = new Books();
        for (Unit unit : Unit.values()) {
            long of = drops.stream().filter(drop -> drop.unit() == unit).count();
            books.read(unit, of * times);
        }
        DroppedWriter dropped = context.drops(books, DropSampling.ALL);
        for (int time = 0; time < times; time++) {
            int now = time;
            LineReader.forEach(
                    run.files().require(RunFolder.QA, shard),
                    QaPairJson.LINES,
                    pair -> out.write(encoder, other(pair, now)));
            for (Drop drop : drops) {
                dropped.drop(drop);
            }
        }
        return ShardResult.of(books);
    }

    private Scene other(Scene scene, int time) {
        return new Scene(
                named(scene.image(), time),
                scene.regions(),
                scene.exhaustive(),
                scene.absent(),
                scene.depth(),
                scene.relationships(),
                scene.captions());
    }

    private QaPair other(QaPair pair, int time) {
        if (time == 0) {
            return pair;
        }
        String id = "%016x".formatted(StableHash.with(time, pair.id()));
        return new QaPair(
                id,
                pair.split(),
                named(pair.image(), time),
                pair.phrased(),
                pair.regions(),
                pair.claim(),
                pair.evidence());
    }

    /** The same image under a name that belongs to the same shard. */
    private Image named(Image image, int time) {
        if (time == 0) {
            return image;
        }
        Shards shards = run.shards();
        int shard = shards.of(image.id());
        for (int i = 0; ; i++) {
            String id = image.id() + "-" + time + "-" + i;
            if (shards.of(id) == shard) {
                return new Image(
                        id,
                        image.source(),
                        image.file(),
                        image.url(),
                        image.sha256(),
                        image.width(),
                        image.height(),
                        image.transform(),
                        image.licence());
            }
        }
    }
}
