package io.spatialforge.pipeline.export;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.engine.StagePlan;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.target.Output;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Target;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The first step of an export: rows by shard, sorted into parts, and what data files they become. */
final class RowStage {

    /** What was left out, where anything was: a drop a line. */
    static final String DROPPED = "dropped.jsonl.zst";

    /** Files that are not the target's. */
    static final Set<String> OURS = Set.of(DROPPED, Copies.FILE);

    private static final String PARTS = "parts/";

    private final FinishedRun run;
    private final Target target;
    private final OutFolder out;
    private final Fingerprint fingerprint;

    /**
     * @param fingerprint of all that rows depend on beside the pairs
     */
    RowStage(FinishedRun run, Target target, OutFolder out, Fingerprint fingerprint) {
        this.run = run;
        this.target = target;
        this.out = out;
        this.fingerprint = fingerprint;
    }

    Rows run(StageRunner runner) throws IOException, InterruptedException {
        discardWithoutCopies(new RunFolder(out.work()));
        return new Rows(runner.run(new StagePlan(
                Stage.EXPORT.id(),
                run.shards(),
                shard -> fingerprint.with("pairs", run.outputsHash(shard)),
                this::shard)));
    }

    /** Takes back finished shards of which a file that came along is not there any more, or not whole. */
    private void discardWithoutCopies(RunFolder work) throws IOException {
        Markers markers = new Markers(work);
        for (int shard = 0; shard < run.shards().count(); shard++) {
            Optional<Marker> marker = markers.find(Stage.EXPORT.id(), shard);
            if (marker.isPresent() && !hasCopies(marker.get(), work)) {
                markers.discard(Stage.EXPORT.id(), shard);
            }
        }
    }

    private boolean hasCopies(Marker marker, RunFolder work) throws IOException {
        for (Marker.Output output : marker.outputs()) {
            Path list = work.root().resolve(output.path());
            if (output.path().startsWith(Copies.LISTS + "/") && Files.exists(list) && !Copies.areThere(list, out)) {
                return false;
            }
        }
        return true;
    }

    private ShardResult shard(int shard, ShardContext context) throws IOException {
        try (ShardRows rows = new ShardRows(context, PARTS, new ShardCopies(out, context, shard))) {
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
            return rows.write();
        }
    }

    /** Rows of all shards. */
    final class Rows {

        private final StageSummary stage;
        private final SortedMap<String, List<Part>> parts = new TreeMap<>();
        private final List<Part> dropped = new ArrayList<>();
        private final List<Part> copies = new ArrayList<>();
        private final Map<Path, String> hashes = new HashMap<>();

        private Rows(StageSummary stage) {
            this.stage = stage;
            String drops = RunFolder.dropped(Stage.EXPORT.id()) + "/";
            for (Marker marker : stage.markers()) {
                for (Marker.Output output : marker.outputs()) {
                    Path file = stage.folder().root().resolve(output.path());
                    Part part = new Part(marker.shard(), file, output.lines(), output.bytes());
                    hashes.put(file, output.sha256());
                    if (output.path().startsWith(PARTS)) {
                        String name = output.path()
                                .substring(PARTS.length(), output.path().lastIndexOf('/'));
                        parts.computeIfAbsent(name, n -> new ArrayList<>()).add(part);
                    } else if (output.path().startsWith(drops) && output.lines() > 0) {
                        dropped.add(part);
                    } else if (output.path().startsWith(Copies.LISTS + "/")) {
                        copies.add(part);
                    }
                }
            }
        }

        /** What data files the rows become. */
        List<DataFiles.Planned> planned() {
            List<Output> outputs = new ArrayList<>(target.outputs(parts));
            if (!dropped.isEmpty()) {
                outputs.add(new Output(DROPPED, dropped, Rows::concatenate));
            }
            if (!copies.isEmpty()) {
                outputs.add(new Output(Copies.FILE, copies, Rows::concatenate));
            }
            List<DataFiles.Planned> planned = new ArrayList<>();
            for (Output output : outputs) {
                Fingerprint of = fingerprint.with("file", output.name());
                for (Part part : output.parts()) {
                    of = of.with("shard", Integer.toString(part.shard()))
                            .with("rows", hashes.getOrDefault(part.file(), ""));
                }
                planned.add(new DataFiles.Planned(output, of.hex()));
            }
            return planned;
        }

        /** One zstd frame after another is zstd again. */
        private static long concatenate(List<Part> parts, Path to) throws IOException {
            long lines = 0;
            try (OutputStream out = Files.newOutputStream(to)) {
                for (Part part : parts) {
                    Files.copy(part.file(), out);
                    lines += part.rows();
                }
            }
            return lines;
        }

        ExportSummary summary(List<String> files) {
            Books.Page books = stage.books().page(Books.WHOLE);
            Map<Split, Map<Task, Long>> splits = new EnumMap<>(Split.class);
            SortedMap<String, Long> sources = new TreeMap<>();
            for (Map.Entry<String, Double> figure : stage.figures().entrySet()) {
                String[] name = figure.getKey().split("\t", -1);
                long value = figure.getValue().longValue();
                switch (name[0] + "\t") {
                    case ShardRows.PAIRS ->
                        splits.computeIfAbsent(Split.ofId(name[1]), s -> new EnumMap<>(Task.class))
                                .put(Task.ofId(name[2]), value);
                    case ShardRows.SOURCES -> sources.put(name[1], value);
                    default -> throw new IllegalStateException("no such figure: " + figure.getKey());
                }
            }
            Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
            for (Reason reason : Reason.values()) {
                if (books.dropped(Unit.PAIRS, reason) > 0) {
                    reasons.put(reason, books.dropped(Unit.PAIRS, reason));
                }
            }
            long bytes = 0;
            for (List<Part> each : parts.values()) {
                for (Part part : each) {
                    bytes += part.bytes();
                }
            }
            return new ExportSummary(
                    target.name(),
                    books.read(Unit.PAIRS),
                    books.kept(Unit.PAIRS),
                    bytes,
                    splits,
                    sources,
                    reasons,
                    files);
        }
    }
}
