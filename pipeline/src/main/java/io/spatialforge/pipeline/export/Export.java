package io.spatialforge.pipeline.export;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.RunLock;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.engine.StagePlan;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.Output;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Target;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Exports a finished run. */
public final class Export {

    /** What an export works with, inside its folder. */
    static final String WORK = ".spatialforge";

    static final String PARTS = "parts";

    private Export() {}

    /**
     * @param out is made if missing
     * @throws IOException if the folder can't be written to
     */
    public static ExportSummary run(FinishedRun run, Target target, Path out, int workers)
            throws IOException, InterruptedException {
        RunFolder work = RunFolder.create(out.resolve(WORK));
        try (RunLock lock = work.lock()) {
            StageRunner runner = StageRunner.of(work, new LocalEngine(workers));
            StageSummary rows = runner.run(new StagePlan(
                    Stage.EXPORT.id(),
                    run.shards(),
                    shard -> Fingerprint.of("target", target.fingerprint())
                            .with("pairs", run.outputsHash(shard))
                            .hex(),
                    (shard, context) -> rows(run, target, out, shard, context)));
            SortedMap<String, List<Part>> parts = parts(work, rows);
            List<Finished.WrittenFile> files = new ArrayList<>();
            for (Output output : target.outputs(parts)) {
                Path to = out.resolve(output.name());
                Path partial = to.resolveSibling(to.getFileName() + ".partial");
                Files.createDirectories(partial.toAbsolutePath().getParent());
                Files.deleteIfExists(partial);
                long records = output.maker().make(output.parts(), partial);
                Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                files.add(new Finished.WrittenFile(output.name(), records, Files.size(to), ""));
            }
            ExportSummary summary = summary(target, rows, files);
            target.describe(new Finished(out, summary, run.facts(), files));
            return summary;
        }
    }

    private static ShardResult rows(FinishedRun run, Target target, Path out, int shard, ShardContext context)
            throws IOException {
        ShardRows rows = new ShardRows(context, new BesideData(out));
        Target.RowMaker maker = target.rows();
        Set<Split> splits = target.splits();
        List<QaPair> ofImage = new ArrayList<>();
        for (Iterator<QaPair> pairs = run.pairs(shard); pairs.hasNext(); ) {
            QaPair pair = pairs.next();
            if (!splits.contains(pair.split())) {
                continue;
            }
            if (!ofImage.isEmpty()
                    && !ofImage.getFirst().image().id().equals(pair.image().id())) {
                rows.read(ofImage);
                maker.image(ofImage, rows);
                ofImage.clear();
            }
            ofImage.add(pair);
        }
        if (!ofImage.isEmpty()) {
            rows.read(ofImage);
            maker.image(ofImage, rows);
        }
        return rows.write(context);
    }

    private static SortedMap<String, List<Part>> parts(RunFolder work, StageSummary rows) {
        SortedMap<String, List<Part>> parts = new TreeMap<>();
        for (Marker marker : rows.markers()) {
            for (Marker.Output output : marker.outputs()) {
                if (output.path().startsWith(PARTS + "/")) {
                    String name = output.path()
                            .substring(PARTS.length() + 1, output.path().lastIndexOf('/'));
                    parts.computeIfAbsent(name, n -> new ArrayList<>())
                            .add(new Part(
                                    marker.shard(),
                                    work.root().resolve(output.path()),
                                    output.lines(),
                                    output.bytes()));
                }
            }
        }
        return parts;
    }

    private static ExportSummary summary(Target target, StageSummary rows, List<Finished.WrittenFile> files) {
        Books.Page books = rows.books().page(Books.WHOLE);
        Map<Split, Map<Task, Long>> splits = new EnumMap<>(Split.class);
        SortedMap<String, Long> sources = new TreeMap<>();
        long bytes = 0;
        for (Map.Entry<String, Double> figure : rows.figures().entrySet()) {
            String[] name = figure.getKey().split("\t", -1);
            long value = figure.getValue().longValue();
            switch (name[0] + "\t") {
                case ShardRows.PAIRS ->
                    splits.computeIfAbsent(Split.ofId(name[1]), s -> new EnumMap<>(Task.class))
                            .put(Task.ofId(name[2]), value);
                case ShardRows.SOURCES -> sources.put(name[1], value);
                case ShardRows.BYTES -> bytes += value;
                default -> {}
            }
        }
        Map<Reason, Long> dropped = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            if (books.dropped(Unit.PAIRS, reason) > 0) {
                dropped.put(reason, books.dropped(Unit.PAIRS, reason));
            }
        }
        return new ExportSummary(
                target.name(),
                books.read(Unit.PAIRS),
                books.kept(Unit.PAIRS),
                bytes,
                splits,
                sources,
                dropped,
                files.stream().map(Finished.WrittenFile::name).toList());
    }
}
