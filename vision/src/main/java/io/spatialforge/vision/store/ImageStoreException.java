package io.spatialforge.vision.store;

import java.io.IOException;
import org.apiguardian.api.API;

/**
 * A place of photographs that can't be used as it is: missing, damaged, or of no kind that can be read. The message names
 * the file and the member or row, what was expected, what was got and what to do.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ImageStoreException extends IOException {

    private static final long serialVersionUID = 1;

    public ImageStoreException(String message) {
        super(message);
    }

    public ImageStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
