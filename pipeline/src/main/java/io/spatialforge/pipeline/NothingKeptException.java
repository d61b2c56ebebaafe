package io.spatialforge.pipeline;

/** A run that kept nothing; the message lists the most frequent reasons. */
public final class NothingKeptException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NothingKeptException(String message) {
        super(message);
    }
}
