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

    /** Hears what a person should know, before the first stage. */
    default void note(String text) {}
}
