package io.spatialforge.core;

import org.apiguardian.api.API;

/** What a jar of a user adds can't be used; the message says what, and what was expected of it. */
@API(status = API.Status.EXPERIMENTAL)
public final class AdditionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AdditionException(String message) {
        super(message);
    }

    AdditionException(String message, Throwable cause) {
        super(message, cause);
    }
}
