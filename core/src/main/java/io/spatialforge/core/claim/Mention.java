package io.spatialforge.core.claim;

/** How a question mentions a region: by an expression that picks it alone, or by showing where it is. */
public sealed interface Mention {

    /** Id of the region. */
    String region();

    /**
     * "The dog", "the second chair from the left of the image".
     *
     * @param expression picks exactly the region
     */
    record Named(String region, Expression expression) implements Mention {}

    /**
     * "The dog {r3}": its label with its coordinates.
     *
     * @param label as in the scene
     */
    record Shown(String region, String label) implements Mention {}
}
