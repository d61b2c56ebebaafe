package io.spatialforge.viewer.review;

import io.spatialforge.core.claim.Task;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a pair.
 *
 * @param id of the vote, 16 hex digits
 * @param pair id
 * @param image id
 * @param form within the task
 * @param shown hash of what was shown: {@link Ballot#hash}
 * @param reason why it was rejected; null otherwise
 * @param note in the reviewer's words; null where there are none
 * @param seconds that the reviewer looked, at least 0
 */
public record Vote(
        String id,
        String pair,
        String image,
        Task task,
        String form,
        String shown,
        String reviewer,
        Instant time,
        Decision decision,
        @Nullable Objection reason,
        @Nullable String note,
        double seconds)
        implements VoteLine {

    /**
     * @throws IllegalArgumentException if a rejection has no reason, or another decision has one
     */
    public Vote {
        if ((decision == Decision.REJECT) != (reason != null)) {
            throw new IllegalArgumentException("a vote has a reason if it rejects, and only then");
        }
    }
}
