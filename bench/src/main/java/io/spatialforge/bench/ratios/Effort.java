package io.spatialforge.bench.ratios;

/**
 * How long is measured.
 *
 * @param warmUp seconds that ours and the floor each run before anything counts
 * @param slice seconds that each runs before the other takes its turn
 * @param rounds turns of both
 */
public record Effort(double warmUp, double slice, int rounds) {

    /** A few seconds a path. */
    public static final Effort QUICK = new Effort(0.8, 0.06, 11);

    /** As many times longer. */
    public Effort times(double factor) {
        return new Effort(warmUp * factor, slice, (int) Math.max(3, Math.round(rounds * factor)));
    }
}
