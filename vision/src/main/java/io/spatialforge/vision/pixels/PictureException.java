package io.spatialforge.vision.pixels;

import io.spatialforge.core.drop.Reason;

/** A photograph can't be decoded; the message says what was found, without a path. */
public final class PictureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public PictureException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
