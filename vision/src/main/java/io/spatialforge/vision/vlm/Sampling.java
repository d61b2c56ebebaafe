package io.spatialforge.vision.vlm;

import org.apiguardian.api.API;

/**
 * How a model draws its answers.
 *
 * @param temperature 0 for the likeliest answer, at most 2
 * @param maxTokens of one answer, thoughts included
 * @param seed of the endpoint's own chance, where it knows one; each round of a question adds its number
 */
@API(status = API.Status.EXPERIMENTAL)
public record Sampling(double temperature, int maxTokens, long seed) {

    /**
     * @throws IllegalArgumentException if a number is out of range
     */
    public Sampling {
        if (!(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("temperature: expected 0 to 2, got " + temperature);
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("max_tokens: expected 1 or more, got " + maxTokens);
        }
    }

    /** The likeliest answer, of 1,024 tokens at most. */
    public static Sampling ofDefaults() {
        return new Sampling(0, 1024, 1);
    }
}
