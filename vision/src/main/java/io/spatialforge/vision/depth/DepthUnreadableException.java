package io.spatialforge.vision.depth;

import io.spatialforge.core.drop.Reason;

/** A depth map that can't be read. The message says what was expected and what was found, without the path. */
public final class DepthUnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    DepthUnreadableException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    DepthUnreadableException(String detail) {
        this(Reason.DEPTH_UNREADABLE, detail);
    }

    /** {@link Reason#DEPTH_MISSING} or {@link Reason#DEPTH_UNREADABLE}. */
    public Reason reason() {
        return reason;
    }
}
