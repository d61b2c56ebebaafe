package io.spatialforge.vision.vlm;

import org.apiguardian.api.API;

/**
 * What may be spent on a cache folder in all, by every process that ever wrote to it: a run that is resumed does not begin
 * to count anew.
 *
 * @param requests that an endpoint answered, or may have worked on; one that it refused (429, 5xx) is free
 * @param tokens of questions and answers, as the endpoint counts them, estimated where it does not
 */
@API(status = API.Status.EXPERIMENTAL)
public record Budget(long requests, long tokens) {

    /** Nothing is held back. */
    public static final Budget UNLIMITED = new Budget(Long.MAX_VALUE, Long.MAX_VALUE);

    /**
     * @throws IllegalArgumentException if a number is negative; 0 asks nothing
     */
    public Budget {
        if (requests < 0 || tokens < 0) {
            throw new IllegalArgumentException(
                    "budget: expected 0 or more requests and tokens, got " + requests + " and " + tokens);
        }
    }
}
