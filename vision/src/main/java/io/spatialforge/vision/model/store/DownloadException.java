package io.spatialforge.vision.model.store;

/** A file can't be had, or is not the one that was asked for; the message names it and says what to do. */
public final class DownloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DownloadException(String message) {
        super(message);
    }

    public DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
