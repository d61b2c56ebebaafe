package io.spatialforge.engine;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which drops are written as lines; all are counted. A rule abstains on hundreds of millions of pairs of regions, and a
 * sample of them shows what it abstains on. The sample is chosen by hash of image and subject, so that it is the same in
 * every run, and a larger one holds each smaller one.
 */
public final class DropSampling {

    /** Writes every drop. */
    public static final DropSampling ALL = new DropSampling(1, Map.of());

    private final double[] fractions = new double[Reason.values().length];

    /**
     * @param usual the part of the drops that is written, 0 to 1
     * @param special the part for reasons that are rarer, or more frequent, than usual
     * @throws IllegalArgumentException if a part is not 0 to 1
     */
    public DropSampling(double usual, Map<Reason, Double> special) {
        Map<Reason, Double> byReason = new EnumMap<>(Reason.class);
        byReason.putAll(special);
        for (Reason reason : Reason.values()) {
            double fraction = byReason.getOrDefault(reason, usual);
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new IllegalArgumentException(
                        "the sample of drops for '" + reason.id() + "' is 0 to 1, got " + fraction);
            }
            fractions[reason.ordinal()] = fraction;
        }
    }

    /** Whether a drop is written. */
    public boolean writes(Drop drop) {
        double fraction = fractions[drop.reason().ordinal()];
        return fraction == 1
                || (fraction > 0
                        && writes(
                                drop.reason(),
                                hash(
                                        drop.image() == null ? "" : drop.image(),
                                        drop.subject() == null ? "" : drop.subject())));
    }

    /** Whether any drop for that reason may be written; where none is, callers need no hash. */
    public boolean writesSome(Reason reason) {
        return fractions[reason.ordinal()] > 0;
    }

    /**
     * Whether a drop of that hash is written, for callers that would rather not build what is not.
     *
     * @param hash of image and subject by {@link #hash}
     */
    public boolean writes(Reason reason, long hash) {
        return StableHash.fraction(hash) < fractions[reason.ordinal()];
    }

    /** The hash that chooses. */
    public static long hash(String image, String subject) {
        return StableHash.with(StableHash.of(image), subject);
    }
}
