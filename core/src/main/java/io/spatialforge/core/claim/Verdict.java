package io.spatialforge.core.claim;

import io.spatialforge.core.drop.Reason;

/** What can be said of a claim: three values everywhere, and {@code Unknown} never becomes "no". */
public sealed interface Verdict {

    /** The claim is true. */
    record Holds(Evidence evidence) implements Verdict {}

    /** The claim is false, by the same margins by which others are true. */
    record Fails(String why) implements Verdict {}

    /** It can't be told. */
    record Unknown(Reason reason) implements Verdict {}
}
