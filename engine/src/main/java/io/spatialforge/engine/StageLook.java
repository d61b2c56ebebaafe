package io.spatialforge.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Looks at what a run would do, and does nothing: a stage that is finished is passed on as if it had been run, and the first
 * that is not ends the look.
 */
public final class StageLook extends StageRunner {

    private final RunFolder folder;
    private final List<Found> found = new ArrayList<>();

    /**
     * What there is of a stage.
     *
     * @param shards of the stage
     * @param missing how many would be done
     * @param again how many of these were done before
     * @param why these are done again, for a person; empty where none is
     */
    public record Found(String stage, int shards, int missing, int again, String why) {}

    /** Says that a stage has something to do, and what comes after it is not known before that is done. */
    public static final class UnfinishedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String stage;

        public UnfinishedException(String stage) {
            super(stage + " is not finished");
            this.stage = stage;
        }

        public String stage() {
            return stage;
        }
    }

    /**
     * @param check how closely the files of finished shards are looked at
     */
    public StageLook(RunFolder folder, Markers.Check check) {
        super(
                folder,
                run -> {
                    throw new IllegalStateException("nothing is run");
                },
                ProgressListener.NONE,
                check,
                LineWriter.DEFAULT_LEVEL);
        this.folder = folder;
    }

    /**
     * Looks at a stage.
     *
     * @throws UnfinishedException if a shard would be done
     */
    @Override
    public StageSummary run(StagePlan plan) throws IOException {
        Standing standing = standing(plan);
        int total = plan.shards().count();
        int again = standing.reasons().count();
        found.add(new Found(
                plan.stage(),
                total,
                standing.missing().size(),
                again,
                again == 0 ? "" : standing.reasons().text()));
        if (!standing.missing().isEmpty()) {
            throw new UnfinishedException(plan.stage());
        }
        return new StageSummary(plan.stage(), folder, 0, total, standing.reused());
    }

    /** The stages that were looked at, in their order; all but the last are finished. */
    public List<Found> found() {
        return Collections.unmodifiableList(found);
    }
}
