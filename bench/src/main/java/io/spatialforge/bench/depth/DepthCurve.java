package io.spatialforge.bench.depth;

import io.spatialforge.bench.depth.MeasuredPhoto.Half;
import io.spatialforge.bench.plot.CoveragePlot;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How precision falls as margins let more pairs through: of the rule, and of the bare order of depth beyond a gap.
 *
 * @param rule by strictness: 1 are the margins themselves, 2 twice as far from every boundary, 0 no margin at all
 * @param bare by the gap asked for
 */
record DepthCurve(Map<Double, Map<Half, DepthScore>> rule, Map<Double, Map<Half, DepthScore>> bare) {

    private static final double[] STRICTNESS = {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5};
    private static final double[] GAPS = {0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6};

    static DepthCurve of(
            List<MeasuredScene> scenes, Function<MeasuredScene, Scene> seenAs, Margins margins, Set<Half> halves) {
        Map<Double, Map<Half, DepthScore>> rule = new LinkedHashMap<>();
        for (double strictness : STRICTNESS) {
            rule.put(strictness, scores(scenes, halves, DepthVoters.rule(seenAs, scaled(margins, strictness), scenes)));
        }
        Map<Double, Map<Half, DepthScore>> bare = new LinkedHashMap<>();
        for (double gap : GAPS) {
            bare.put(gap, scores(scenes, halves, DepthVoters.gap(Looks.Way.SMALL, gap)));
        }
        return new DepthCurve(rule, bare);
    }

    private static Map<Half, DepthScore> scores(List<MeasuredScene> scenes, Set<Half> halves, DepthVoters.Voter voter) {
        Map<Half, DepthScore> scores = new EnumMap<>(Half.class);
        halves.forEach(half -> scores.put(half, DepthScore.of(scenes, scene -> scene.half() == half, voter)));
        return scores;
    }

    private static Margins scaled(Margins margins, double strictness) {
        return margins.with(Map.of(
                "inverse_gap", margins.inverseGap() * strictness,
                "estimated_ratio", Math.pow(margins.estimatedRatio(), strictness),
                "lower_gap", margins.lowerGap() * strictness));
    }

    /** One line a point, for people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        rule.forEach((strictness, scores) -> scores.forEach((half, score) -> lines.add(String.format(
                Locale.ROOT,
                "margins x %.2f, %s: coverage %.1f%%, right of clear pairs %.1f%%, of all %.1f%%",
                strictness,
                half.title(),
                100 * score.coverage(),
                100 * score.onClear(),
                100 * score.onAll()))));
        return lines;
    }

    /** The curves as a picture. */
    String svg() {
        CoveragePlot plot = new CoveragePlot(700, 210, 0.75, 5, 0.8, 10);
        plot.curve("rule, all pairs, " + Half.TUNING.title(), "#9ecae1", curve(rule, Half.TUNING, DepthScore::onAll));
        plot.curve(
                "rule, all pairs, " + Half.HELD_OUT.title(), "#08519c", curve(rule, Half.HELD_OUT, DepthScore::onAll));
        plot.curve(
                "rule, clear pairs, " + Half.HELD_OUT.title(),
                "#006d2c",
                curve(rule, Half.HELD_OUT, DepthScore::onClear));
        plot.curve(
                "bare gap, all pairs, " + Half.TUNING.title(), "#fdae6b", curve(bare, Half.TUNING, DepthScore::onAll));
        plot.curve(
                "bare gap, all pairs, " + Half.HELD_OUT.title(),
                "#a63603",
                curve(bare, Half.HELD_OUT, DepthScore::onAll));
        return plot.svg();
    }

    private static List<CoveragePlot.Point> curve(
            Map<Double, Map<Half, DepthScore>> points, Half half, ToDoubleFunction<DepthScore> precision) {
        List<CoveragePlot.Point> curve = new ArrayList<>();
        points.forEach((strictness, scores) -> {
            DepthScore score = scores.get(half);
            if (score != null && score.right() > 0) {
                curve.add(new CoveragePlot.Point(score.coverage(), precision.applyAsDouble(score), strictness == 1));
            }
        });
        return curve;
    }
}
