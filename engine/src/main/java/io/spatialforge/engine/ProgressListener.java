package io.spatialforge.engine;

/** Hears how far a stage is. Called by one thread at a time, with {@code done} never falling within a stage. */
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
}
