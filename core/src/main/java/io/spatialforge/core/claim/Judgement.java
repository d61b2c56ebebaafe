package io.spatialforge.core.claim;

import org.jspecify.annotations.Nullable;

/**
 * What a vision-language model said of a pair that was put to it.
 *
 * @param model the judge's name, as its endpoint knows it
 * @param asked how often it was asked, each time with the options in another order; at least 1
 * @param agreed how often it gave the pair's answer, 1 to {@code asked}
 * @param proposer the model that wrote the words of the pair; null where a rule did
 */
public record Judgement(
        String model, int asked, int agreed, @Nullable String proposer) {

    /**
     * @throws IllegalArgumentException if it agreed more often than it was asked, or not at all
     */
    public Judgement {
        if (agreed < 1 || agreed > asked) {
            throw new IllegalArgumentException("agreed " + agreed + " times of " + asked);
        }
    }
}
