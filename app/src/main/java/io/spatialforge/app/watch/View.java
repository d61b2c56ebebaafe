package io.spatialforge.app.watch;

/** Shows a run to somebody. Called by one thread at a time. */
interface View extends AutoCloseable {

    /** Something a person should know. */
    void note(String text);

    /** The step before it, if there was one, has ended. */
    void begins(Step step);

    /** Called some times a second, whether or not anything changed. */
    void goesOn(Step step);

    void ends(Step step, Made made);

    /** The run came to its end. */
    default void succeeded() {}

    /** The run will end by an error. */
    default void failed(String why) {}

    /** Nothing more comes; a step that goes on has not ended. */
    @Override
    void close();
}
