package io.spatialforge.pipeline.explain;

/** Nothing of a run has the id, or several things have; the message says what to do. */
public final class UnknownIdException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownIdException(String message) {
        super(message);
    }
}
