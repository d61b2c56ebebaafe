package io.spatialforge.words.reading;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.drop.Reason;
import org.jspecify.annotations.Nullable;

/** What a question with its answer says of a scene. */
public sealed interface Reading {

    /** It states a claim. */
    record Stated(Claim claim) implements Reading {}

    /**
     * It states a number, but not of which regions.
     *
     * @param condition what the counted ones meet; null where all are counted
     */
    record Counted(String label, @Nullable Condition condition, int count) implements Reading {}

    /**
     * It can't be read.
     *
     * @param why one sentence for people
     */
    record Failed(Reason reason, String why) implements Reading {}
}
