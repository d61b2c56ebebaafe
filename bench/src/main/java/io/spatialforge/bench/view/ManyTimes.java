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
 * A run with the scenes, pairs and drops of another one several times, each time of images of other names and in shards of
 * its own, so that runs of any size need not be forged. The first time ids of pairs are the other's own.
 */
public final class ManyTimes {

    private final FinishedRun run;
    private final int times;
    private final Shards shards;

    private ManyTimes(FinishedRun run, int times) {
        this.run = run;
        this.times = times;
        shards = new Shards(run.shards().count() * times);
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
        runner.run(new StagePlan(Stage.PERCEIVE.id(), many.shards, shard -> of, many::scenes));
        runner.run(new StagePlan(Stage.SELECT.id(), many.shards, shard -> of, many::pairs));
        Files.copy(run.folder().runJson(), folder.resolve(RunFolder.RUN_JSON));
    }

    /** The other run's shard that goes into one. */
    private int of(int shard) {
        return shard % run.shards().count();
    }

    private ShardResult scenes(int shard, ShardContext context) throws IOException {
        LineWriter out = context.lines(RunFolder.SCENES);
        LineEncoder<Scene> encoder = SceneJson.LINES.encoder();
        LineReader.forEach(
                run.files().require(RunFolder.SCENES, of(shard)),
                SceneJson.LINES,
                scene -> out.write(encoder, other(scene, shard)));
        return ShardResult.of(new Books());
    }

    private ShardResult pairs(int shard, ShardContext context) throws IOException {
        LineWriter out = context.lines(RunFolder.QA);
        LineEncoder<QaPair> encoder = QaPairJson.LINES.encoder();
        LineReader.forEach(
                run.files().require(RunFolder.QA, of(shard)),
                QaPairJson.LINES,
                pair -> out.write(encoder, other(pair, shard)));
        List<Drop> drops = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Path file = run.files().find(RunFolder.dropped(stage.id()), of(shard));
            if (file != null) {
                LineReader.forEach(file, DropJson.LINES, drops::add);
            }
        }
        Books books = new Books();
        for (Unit unit : Unit.values()) {
            books.read(unit, drops.stream().filter(drop -> drop.unit() == unit).count());
        }
        DroppedWriter dropped = context.drops(books, DropSampling.ALL);
        for (Drop drop : drops) {
            dropped.drop(other(drop, shard));
        }
        return ShardResult.of(books);
    }

    private Scene other(Scene scene, int shard) {
        return new Scene(
                named(scene.image(), shard),
                scene.regions(),
                scene.exhaustive(),
                scene.absent(),
                scene.depth(),
                scene.relationships(),
                scene.captions());
    }

    private QaPair other(QaPair pair, int shard) {
        return new QaPair(
                named(pair.id(), shard),
                pair.split(),
                named(pair.image(), shard),
                pair.phrased(),
                pair.regions(),
                pair.claim(),
                pair.evidence());
    }

    private Drop other(Drop drop, int shard) {
        String image = drop.image();
        String subject = drop.subject();
        return new Drop(
                drop.stage(),
                drop.unit(),
                drop.reason(),
                image == null ? null : image(image, shard),
                subject != null && subject.matches("[0-9a-f]{16}") ? named(subject, shard) : subject,
                drop.detail());
    }

    private String named(String pair, int shard) {
        int time = shard / run.shards().count();
        return time == 0 ? pair : "%016x".formatted(StableHash.with(time, pair));
    }

    /** The image under a name that belongs to the shard. */
    private Image named(Image image, int shard) {
        return new Image(
                image(image.id(), shard),
                image.source(),
                image.file(),
                image.url(),
                image.sha256(),
                image.width(),
                image.height(),
                image.transform(),
                image.licence());
    }

    private String image(String id, int shard) {
        long begun = StableHash.begin(0, id + "-");
        for (int i = 0; ; i++) {
            String end = Integer.toString(i);
            if (Long.remainderUnsigned(StableHash.end(StableHash.on(begun, end)), shards.count()) == shard) {
                return id + "-" + end;
            }
        }
    }
}
