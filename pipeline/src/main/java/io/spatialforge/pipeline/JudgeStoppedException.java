package io.spatialforge.pipeline;

/** A pair was to be judged and could not be, and the configuration does not say to go on without. */
public final class JudgeStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message says why, what is done and how to go on
     */
    public JudgeStoppedException(String message) {
        super(message);
    }
}
