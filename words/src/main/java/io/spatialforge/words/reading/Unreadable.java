package io.spatialforge.words.reading;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.words.reading.Reading.Failed;

/** Ends the reading of a pair from within. It has no stack trace, since it is an outcome and no fault. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    Unreadable(String why) {
        super(why, null, false, false);
    }

    Failed asReading() {
        String why = getMessage();
        return new Failed(Reason.UNREADABLE, why == null ? "" : why);
    }
}
