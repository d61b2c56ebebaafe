package io.spatialforge.bench.depth;

import io.spatialforge.audit.Interval;
import io.spatialforge.bench.depth.DepthVoters.Voter;
import io.spatialforge.bench.depth.MeasuredScene.Pair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How often something that orders pairs is right.
 *
 * @param right clear pairs (distances 1.2 times apart) ordered as measured
 * @param wrong clear pairs ordered the other way
 * @param closeRight other pairs ordered as measured
 * @param closeWrong other pairs ordered the other way, or found about the same by people
 * @param usable clear pairs of things that rules may ask about, ordered or not
 * @param clear all clear pairs
 * @param byScene of each scene the clear pairs ordered, and how many of them rightly
 */
record DepthScore(
        long right,
        long wrong,
        long closeRight,
        long closeWrong,
        long usable,
        long clear,
        Map<String, long[]> byScene) {

    private static final double Z = 1.959963984540054;

    static DepthScore of(List<MeasuredScene> scenes, Predicate<MeasuredScene> which, Voter voter) {
        long[] counts = new long[6];
        Map<String, long[]> byScene = new LinkedHashMap<>();
        for (MeasuredScene scene : scenes) {
            if (!which.test(scene)) {
                continue;
            }
            for (Pair pair : scene.pairs()) {
                counts[4] += pair.clear() && pair.usable() ? 1 : 0;
                counts[5] += pair.clear() ? 1 : 0;
                int vote = pair.usable() ? voter.vote(scene, pair) : 0;
                if (vote != 0) {
                    boolean agrees = vote == pair.order();
                    counts[(pair.clear() ? 0 : 2) + (agrees ? 0 : 1)]++;
                    if (pair.clear()) {
                        long[] here = byScene.computeIfAbsent(scene.photo().place(), p -> new long[2]);
                        here[0]++;
                        here[1] += agrees ? 1 : 0;
                    }
                }
            }
        }
        return new DepthScore(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], byScene);
    }

    long ordered() {
        return right + wrong + closeRight + closeWrong;
    }

    /** Share of the clear pairs ordered that are right; not a number where none was ordered. */
    double onClear() {
        return right / (double) (right + wrong);
    }

    /** Share of all pairs ordered that are right. */
    double onAll() {
        return (right + closeRight) / (double) ordered();
    }

    double coverage() {
        return (right + wrong) / (double) clear;
    }

    double coverageOfUsable() {
        return (right + wrong) / (double) usable;
    }

    Interval onAllInterval() {
        return Interval.wilson(right + closeRight, ordered());
    }

    Interval onClearInterval() {
        return Interval.wilson(right, right + wrong);
    }

    /**
     * The interval of {@link #onClear} if all pairs of a scene stood or fell together: Wilson's, for as many observations
     * as there are scenes of equal weight (Kish). Wider than the truth, which lies between the two.
     */
    Interval byScenes() {
        double n = right + wrong;
        double squares = 0;
        for (long[] here : byScene.values()) {
            squares += (double) here[0] * here[0];
        }
        if (n == 0) {
            return new Interval(0, 1);
        }
        double effective = n * n / squares;
        double p = onClear();
        double centre = p + Z * Z / (2 * effective);
        double spread = Z * Math.sqrt(p * (1 - p) / effective + Z * Z / (4 * effective * effective));
        double scale = 1 + Z * Z / effective;
        return new Interval(Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale));
    }
}
