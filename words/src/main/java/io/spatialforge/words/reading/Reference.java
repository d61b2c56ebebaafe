package io.spatialforge.words.reading;

import io.spatialforge.core.claim.Expression;
import org.jspecify.annotations.Nullable;

/** One region as a text refers to it. */
sealed interface Reference {

    /**
     * By words that pick it.
     *
     * @param nounOnly the spelling, where it may as well be the plural ("the sheep"); null elsewhere
     */
    record Named(Expression expression, @Nullable Form nounOnly) implements Reference {}

    /** By its label and its place: "the dog {r3}". */
    record Shown(String region) implements Reference {}

    /**
     * By its place alone.
     *
     * @param asObject whether it was called an object
     */
    record Bare(String region, boolean asObject) implements Reference {}
}
