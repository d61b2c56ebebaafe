package io.spatialforge.vision.model;

/** A model can't be had, does not fit its manifest, or fails; the message names the model and says what to do. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
