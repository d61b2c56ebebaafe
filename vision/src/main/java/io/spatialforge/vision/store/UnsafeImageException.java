package io.spatialforge.vision.store;

import java.io.IOException;
import org.apiguardian.api.API;

/** A name that leads out of its store: absolute, climbing, or by a link. The message says which. */
@API(status = API.Status.EXPERIMENTAL)
public final class UnsafeImageException extends IOException {

    private static final long serialVersionUID = 1;

    public UnsafeImageException(String message) {
        super(message);
    }
}
