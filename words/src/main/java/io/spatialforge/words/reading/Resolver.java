package io.spatialforge.words.reading;

import io.spatialforge.core.claim.Expression;
import org.jspecify.annotations.Nullable;

/** Finds what an expression picks in one scene. It is to be written apart from whatever made the expression. */
@FunctionalInterface
public interface Resolver {

    /** Id of the one region the expression picks, or null if it picks none or can't be told. */
    @Nullable
    String resolve(Expression expression);
}
