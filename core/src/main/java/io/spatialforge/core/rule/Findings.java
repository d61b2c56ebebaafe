package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;

/** Where rules put what they find. Each candidate that a rule looks at ends in exactly one of the two calls. */
public interface Findings {

    /** A claim holds. */
    void claim(Candidate candidate);

    /** It can't be told. */
    void abstain(Task task, Reason reason);
}
