package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import org.jspecify.annotations.Nullable;

/** Where rules put what they find. Each candidate that a rule looks at ends in exactly one of the two calls. */
public interface Findings {

    /** A claim holds. */
    void claim(Candidate candidate);

    /**
     * It can't be told.
     *
     * @param about the label or the id of the region that was looked at
     * @param other id of the second region of a pair; null where there is none
     */
    void abstain(Task task, Reason reason, String about, @Nullable String other);

    /** It can't be told, of one label or region. */
    default void abstain(Task task, Reason reason, String about) {
        abstain(task, reason, about, null);
    }
}
