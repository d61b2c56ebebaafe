package io.spatialforge.viewer.index;

import io.spatialforge.core.claim.Task;
import org.jspecify.annotations.Nullable;

/**
 * A pair in a list.
 *
 * @param number in the order of the run, from 0
 * @param verdict how often a judge gave the pair's answer, of how often it was asked, as in {@code 2 of 3}; null where none
 *     was asked
 */
public record PairRow(
        long number,
        String id,
        Task task,
        String form,
        String split,
        String source,
        String image,
        String question,
        String answer,
        @Nullable String verdict) {}
