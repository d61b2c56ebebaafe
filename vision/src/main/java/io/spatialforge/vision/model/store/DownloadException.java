package io.spatialforge.vision.model.store;

/** A file can't be had, or is not the one that was asked for; the message names it and says what to do. */
public final class DownloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** What a caller may want to know of the cause: another place may have what this one has not. */
    enum Cause {
        NOT_THERE,
        OTHER
    }

    public DownloadException(String message) {
        this(message, Cause.OTHER);
    }

    DownloadException(String message, Cause cause) {
        super(message);
        this.cause = cause;
    }

    public DownloadException(String message, Throwable cause) {
        super(message, cause);
        this.cause = Cause.OTHER;
    }

    boolean isNotThere() {
        return cause == Cause.NOT_THERE;
    }
}
