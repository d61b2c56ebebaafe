package io.spatialforge.viewer.review;

import io.spatialforge.core.claim.Task;
import java.util.List;

/**
 * A pair that somebody rejected.
 *
 * @param question in one line
 * @param answer in one line
 * @param accepted how many accepted it nonetheless
 * @param votes those that rejected it
 */
public record RejectedPair(String id, Task task, String question, String answer, long accepted, List<Vote> votes) {

    public RejectedPair {
        votes = List.copyOf(votes);
    }
}
