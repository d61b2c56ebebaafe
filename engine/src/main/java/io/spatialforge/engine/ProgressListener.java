package io.spatialforge.engine;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Hears how far a run is, and holds the numbers that are watched meanwhile. Called by several threads; of one stage {@code
 * done} never falls.
 *
 * <p>A stage is heard of in this order: {@link #begins}, {@link #progressed} with what is finished from before, and once
 * more when models are loaded and all is ready for the first shard; for each shard that is done now {@link #finished} and
 * {@link #progressed}; and at last {@link #ends}. Where shards are done on other machines nothing else is known of them. What has no shards is heard of through {@link #worked}.
 */
@API(status = API.Status.EXPERIMENTAL)
@FunctionalInterface
public interface ProgressListener {

    ProgressListener NONE = (stage, done, total) -> {};

    /**
     * @param done shards finished, those of an earlier run included
     * @param total shards of the stage
     */
    void progressed(String stage, int done, int total);

    /** Hears what a person should know. */
    default void note(String text) {}

    /**
     * Hears that shards that were finished once are done again, before the stage's first.
     *
     * @param again how many shards
     * @param total shards of the stage
     * @param why as in "margins changed"
     */
    default void redone(String stage, int again, int total, String why) {
        note("%s: %d of %d shard%s %s done again: %s"
                .formatted(stage, again, total, total == 1 ? "" : "s", again == 1 ? "is" : "are", why));
    }

    /**
     * Hears that a stage begins.
     *
     * @param reused markers of the shards that were finished before and are not done again
     */
    default void begins(String stage, Shards shards, List<Marker> reused) {}

    /** Hears of a shard that was done now. */
    default void finished(Marker marker) {}

    /** Hears that all shards of a stage are finished. */
    default void ends(StageSummary summary) {}

    /**
     * Hears of work that is not done in shards, such as the reading of annotations before ingest's first shard.
     *
     * @param step what is done, in a word
     * @param unit what is counted, as {@code bytes} or {@code files}
     * @param done so far
     * @param total of all; 0 where nobody knows
     */
    default void worked(String step, String unit, long done, long total) {}

    /** What is counted while shards are worked at on this machine. */
    default Meter meter() {
        return Meter.UNWATCHED;
    }
}
