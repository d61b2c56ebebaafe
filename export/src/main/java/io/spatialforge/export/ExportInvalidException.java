package io.spatialforge.export;

import java.io.IOException;

/** What was written does not validate: a fault of the dialect, or two pairs with one id. */
public final class ExportInvalidException extends IOException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized; the type of a field that is a record need not be
    private final Validation validation;

    ExportInvalidException(Validation validation) {
        super("the export does not validate, first: " + validation.faults().getFirst());
        this.validation = validation;
    }

    /** All that was found. */
    public Validation validation() {
        return validation;
    }
}
