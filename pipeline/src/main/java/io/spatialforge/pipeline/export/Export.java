package io.spatialforge.pipeline.export;

import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.RunLock;
import io.spatialforge.engine.Sha256;
import io.spatialforge.engine.StageRunner;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.RunFacts;
import io.spatialforge.export.target.Target;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Exports a finished run, in three steps: rows by shard, data files out of rows, the files about the whole. The first two
 * run on several workers and are resumed where they were stopped. {@code export.json} comes last, so that where it stands
 * the export is whole; the same run, target and options give the same bytes.
 */
public final class Export {

    /** The step that makes data files, as it is named to who listens. */
    public static final String FILES = "files";

    private static final String CODE = "export 1";

    /** Rows are read once more and deleted, so that little is spent on making them small. */
    private static final int LEVEL = 1;

    private final FinishedRun run;
    private final Target target;
    private final OutFolder out;
    private final LocalEngine engine;
    private final ProgressListener progress;
    private final RunFacts facts;
    private final Fingerprint ofRows;
    private final String fingerprint;
    private final String about;

    private Export(FinishedRun run, Target target, Path folder, Options options) throws IOException {
        this.run = run;
        this.target = target;
        this.out = new OutFolder(folder);
        this.engine = new LocalEngine(options.workers());
        this.progress = options.progress();
        this.facts = run.facts();
        this.ofRows = Fingerprint.of("code", CODE)
                .with("target", target.name())
                .with("version", target.fingerprint())
                .with("choices", options.choices());
        Fingerprint whole = ofRows;
        for (int shard = 0; shard < run.shards().count(); shard++) {
            whole = whole.with("pairs", run.outputsHash(shard));
        }
        this.fingerprint = whole.hex();
        this.about = Fingerprint.of("name", facts.name())
                .with("images", String.valueOf(facts.imageRoot()))
                .with("run", facts.run().toString())
                .hex();
    }

    /**
     * How an export is made.
     *
     * @param workers threads, at least 1; the result is the same for any number
     * @param choices what the user chose about the target, as a text for the fingerprint
     */
    public record Options(int workers, String choices, ProgressListener progress) {

        /** Without choices, and nobody who listens. */
        public static Options of(int workers) {
            return new Options(workers, "", ProgressListener.NONE);
        }
    }

    /**
     * A whole export.
     *
     * @param made data files that were made now
     * @param kept data files that were there already as they are to be
     * @param was what was found of it
     */
    public record Exported(ExportSummary summary, int made, int kept, Was was) {}

    /** What was found of an export. */
    public enum Was {
        /** All of it, so that nothing was done. */
        WHOLE,
        /** Nothing, a part, or something else. */
        NOT_WHOLE
    }

    /**
     * Makes an export, or what is missing of it. What an earlier export left in the folder and is no longer part of it is
     * removed; what no export wrote stays.
     *
     * @param folder is made if missing
     * @throws io.spatialforge.engine.RunInUseException if another process exports to the folder
     * @throws io.spatialforge.engine.StageException if a shard can't be told; finished shards stay
     * @throws io.spatialforge.pipeline.config.ConfigException if the folder holds an {@code export.json} of something else
     * @throws IOException if reading or writing fails; what is finished stays
     */
    public static Exported run(FinishedRun run, Target target, Path folder, Options options)
            throws IOException, InterruptedException {
        Export export = new Export(run, target, folder, options);
        Listing whole = export.whole();
        if (whole != null && !export.out.hasWork()) {
            return nothingDone(whole);
        }
        Files.createDirectories(folder);
        try (RunLock lock = new RunFolder(export.out.work()).lock()) {
            Exported exported = export.all();
            export.out.tidy();
            lock.closeAndDelete();
            export.out.removeWork();
            return exported;
        }
    }

    /** Makes an export without choices that nobody listens to. */
    public static ExportSummary run(FinishedRun run, Target target, Path folder, int workers)
            throws IOException, InterruptedException {
        return run(run, target, folder, Options.of(workers)).summary();
    }

    private static Exported nothingDone(Listing whole) {
        return new Exported(whole.summary(), 0, whole.data().size(), Was.WHOLE);
    }

    /** What is there, if it is whole and what would be made. */
    private @Nullable Listing whole() throws IOException {
        Listing listing = out.listing();
        if (listing == null
                || !listing.fingerprint().equals(fingerprint)
                || !listing.about().equals(about)) {
            return null;
        }
        for (Listing.DataFile file : listing.data()) {
            if (!out.has(file.name(), file.bytes())) {
                return null;
            }
            if (file.name().equals(Copies.FILE) && !Copies.areThere(out.file(Copies.FILE), out)) {
                return null;
            }
        }
        for (Listing.Beside file : listing.beside()) {
            if (!out.has(file.name(), file.bytes())) {
                return null;
            }
        }
        return listing;
    }

    private Exported all() throws IOException, InterruptedException {
        Listing whole = whole();
        if (whole != null) {
            return nothingDone(whole);
        }
        Listing earlier = out.begin();
        RowStage.Rows rows = new RowStage(run, target, out, ofRows)
                .run(new StageRunner(new RunFolder(out.work()), engine, progress, Markers.Check.SIZES, LEVEL));
        List<DataFiles.Planned> planned = rows.planned();
        Set<String> names = new HashSet<>();
        for (DataFiles.Planned each : planned) {
            if (!names.add(each.output().name())) {
                throw new IllegalStateException(
                        target.name() + " has two files " + each.output().name());
            }
        }
        out.remember(names);
        DataFiles files = new DataFiles(out, engine, progress);
        if (earlier != null) {
            files.know(earlier.data());
        }
        DataFiles.Made made = files.make(planned);
        for (String name : out.remembered()) {
            if (!names.contains(name)) {
                out.remove(name);
            }
        }
        Copies.removeOthers(out);
        List<Finished.WrittenFile> data = new ArrayList<>();
        for (Listing.DataFile file : made.files()) {
            if (!RowStage.OURS.contains(file.name())) {
                data.add(file.written());
            }
        }
        ExportSummary summary =
                rows.summary(data.stream().map(Finished.WrittenFile::name).toList());
        List<Listing.Beside> beside = describe(summary, data);
        out.writeSummary(new Listing(fingerprint, about, target.imageRoot(facts), summary, made.files(), beside));
        return new Exported(summary, made.made(), planned.size() - made.made(), Was.NOT_WHOLE);
    }

    /** The third step. Whatever the target writes or changes in the folder is of the export from then on. */
    private List<Listing.Beside> describe(ExportSummary summary, List<Finished.WrittenFile> data) throws IOException {
        Map<String, String> before = out.stamps();
        target.describe(new Finished(out.root(), summary, facts, data));
        List<Listing.Beside> written = new ArrayList<>();
        for (Map.Entry<String, String> file : out.stamps().entrySet()) {
            if (!file.getValue().equals(before.get(file.getKey()))) {
                Path path = out.file(file.getKey());
                written.add(new Listing.Beside(file.getKey(), Files.size(path), Sha256.of(path)));
            }
        }
        return written;
    }
}
