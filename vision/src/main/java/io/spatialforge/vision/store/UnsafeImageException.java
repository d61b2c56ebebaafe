package io.spatialforge.vision.store;

import java.io.IOException;

/** A name that leads out of its store: absolute, climbing, or by a link. The message says which. */
public final class UnsafeImageException extends IOException {

    private static final long serialVersionUID = 1;

    public UnsafeImageException(String message) {
        super(message);
    }
}
