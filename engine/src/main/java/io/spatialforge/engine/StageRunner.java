package io.spatialforge.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs stages in a run folder and redoes only what must be: the shards without a marker, with a marker of another
 * fingerprint, or whose files are not as the marker says.
 *
 * <p>A shard that is redone first loses its marker and its files, so that a run killed at any moment leaves no marker of
 * one attempt beside a file of another.
 */
public class StageRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);

    private static final String SHARD = "shard";

    private final RunFolder folder;
    private final Engine engine;
    private final ProgressListener progress;
    private final Markers.Check check;
    private final int level;
    private final Markers markers;
    private final List<StageSummary> finished = new ArrayList<>();

    /**
     * @param check how closely the files of finished shards are looked at
     * @param level of zstd, 1 to 19
     */
    public StageRunner(RunFolder folder, Engine engine, ProgressListener progress, Markers.Check check, int level) {
        this.folder = folder;
        this.engine = engine;
        this.progress = progress;
        this.check = check;
        this.level = level;
        this.markers = new Markers(folder);
    }

    /** A runner that says nothing, believes sizes, and writes at the default level. */
    public static StageRunner of(RunFolder folder, Engine engine) {
        return new StageRunner(folder, engine, ProgressListener.NONE, Markers.Check.SIZES, LineWriter.DEFAULT_LEVEL);
    }

    /** Who hears how far things are. */
    public final ProgressListener progress() {
        return progress;
    }

    /** The shards that {@link #run} would run. */
    public final List<Integer> missing(StagePlan plan) throws IOException {
        return standing(plan).missing;
    }

    /**
     * Runs what is missing of a stage. Its shards read what the stages wrote that this runner ran before.
     *
     * @throws StageException if a shard fails, or its books do not balance
     */
    public StageSummary run(StagePlan plan) throws IOException, InterruptedException {
        StageEvent event = new StageEvent();
        event.begin();
        int total = plan.shards().count();
        Standing standing = standing(plan);
        List<Fingerprint> fingerprints = standing.fingerprints;
        List<Integer> missing = standing.missing;
        Reasons reasons = standing.reasons;
        if (reasons.count() > 0) {
            progress.redone(plan.stage(), reasons.count(), total, reasons.text());
        }
        markers.discardBeyond(plan.stage(), plan.shards());
        if (!missing.isEmpty()) {
            plan.work().prepare(missing);
        }
        List<ShardAssignment> assignments = new ArrayList<>(missing.size());
        for (int shard : missing) {
            markers.discard(plan.stage(), shard);
            assignments.add(new ShardAssignment(
                    plan.stage(),
                    plan.shards(),
                    shard,
                    fingerprints.get(shard).hex(),
                    new TreeMap<>(fingerprints.get(shard).parts()),
                    inputs(plan.shards(), shard),
                    level));
        }
        LOG.debug("stage {}: begins", plan.stage());
        progress.begins(plan.stage(), plan.shards(), standing.reused);
        progress.progressed(plan.stage(), total - missing.size(), total);
        if (!assignments.isEmpty()) {
            engine.run(new StageRun(
                    plan.stage(), plan.shards(), folder, assignments, plan.work(), this::finish, progress));
        }
        List<Marker> written = markers.all(plan.stage(), plan.shards());
        markers.tidy(written);
        StageSummary summary = new StageSummary(plan.stage(), folder, missing.size(), total - missing.size(), written);
        finished.add(summary);
        LOG.debug("stage {}: finished", plan.stage());
        progress.ends(summary);
        event.tell(summary);
        return summary;
    }

    private void finish(Marker marker) throws IOException {
        Marker placed = marker.placed(folder.store());
        markers.write(placed);
        progress.finished(placed);
        LOG.debug("stage {}, shard {}: finished", marker.stage(), new Shards(marker.shards()).name(marker.shard()));
    }

    /** What the stages so far wrote for a shard, by folder. */
    private TreeMap<String, Marker.Output> inputs(Shards shards, int shard) {
        TreeMap<String, Marker.Output> inputs = new TreeMap<>();
        for (StageSummary stage : finished) {
            if (stage.markers().size() == shards.count()) {
                for (Marker.Output output : stage.markers().get(shard).outputs()) {
                    inputs.put(output.folder(), output);
                }
            }
        }
        return inputs;
    }

    private static List<Fingerprint> fingerprints(StagePlan plan) throws IOException {
        List<Fingerprint> fingerprints = new ArrayList<>();
        for (int shard = 0; shard < plan.shards().count(); shard++) {
            fingerprints.add(plan.fingerprint()
                    .of(shard)
                    .with(Reasons.SHARDS, Integer.toString(plan.shards().count()))
                    .with(SHARD, plan.stage() + " " + shard));
        }
        return fingerprints;
    }

    /**
     * What there is of a stage.
     *
     * @param missing shards to be done
     * @param reused markers of all others
     * @param reasons why shards are done again that were done before
     */
    record Standing(List<Fingerprint> fingerprints, List<Integer> missing, List<Marker> reused, Reasons reasons) {}

    final Standing standing(StagePlan plan) throws IOException {
        List<Fingerprint> fingerprints = fingerprints(plan);
        List<Integer> missing = new ArrayList<>();
        List<Marker> reused = new ArrayList<>();
        Reasons reasons = new Reasons();
        for (int shard = 0; shard < plan.shards().count(); shard++) {
            Optional<Marker> found = markers.find(plan.stage(), shard);
            if (found.isEmpty()) {
                missing.add(shard);
                if (markers.isThere(plan.stage(), shard)) {
                    reasons.damaged(RunFolder.marker(plan.stage(), shard) + " can't be read");
                }
                continue;
            }
            Marker marker = found.get();
            if (!marker.fingerprint().equals(fingerprints.get(shard).hex())) {
                missing.add(shard);
                reasons.changed(marker.parts(), fingerprints.get(shard).parts());
                continue;
            }
            Optional<String> fault = markers.fault(marker, check);
            if (fault.isPresent()) {
                missing.add(shard);
                reasons.damaged(fault.get());
            } else {
                reused.add(marker);
            }
        }
        return new Standing(fingerprints, missing, reused, reasons);
    }
}
