package io.spatialforge.core.verify;

import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Reason;

/** The verdicts of a verifier, which measures nothing that would be written down. */
final class Verdicts {

    static final Verdict HOLDS = new Verdict.Holds(Evidence.of("verifier@1"));

    private Verdicts() {}

    static Verdict unknown(Reason reason) {
        return new Verdict.Unknown(reason);
    }
}
