package io.spatialforge.bench.cues;

import io.spatialforge.bench.cues.JudgedImage.Half;
import io.spatialforge.bench.plot.CoveragePlot;
import io.spatialforge.core.rule.Margins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How the rule's precision falls as its margins let more pairs through.
 *
 * @param points by strictness: 1 are the margins themselves, 2 twice as far from every boundary, 0 no margin at all
 */
public record CueCurve(Map<Double, Map<Half, Score>> points) {

    private static final double[] STRICTNESS = {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5};

    public static CueCurve of(List<JudgedImage> images, Margins margins, Set<Half> halves) {
        Map<Double, Map<Half, Score>> points = new LinkedHashMap<>();
        for (double strictness : STRICTNESS) {
            Score.Voter rule = Voters.rule(scaled(margins, strictness), images);
            Map<Half, Score> scores = new LinkedHashMap<>();
            halves.forEach(half -> scores.put(half, Score.of(images, half, rule)));
            points.put(strictness, scores);
        }
        return new CueCurve(points);
    }

    private static Margins scaled(Margins margins, double strictness) {
        return margins.with(Map.of(
                "ground_gap", margins.groundGap() * strictness,
                "elevation_gap", margins.elevationGap() * strictness,
                "size_ratio", Math.pow(margins.sizeRatio(), strictness),
                "varied_size_ratio", Math.pow(margins.variedSizeRatio(), strictness),
                "typical_size_ratio", margins.typicalSizeRatio() * (0.6 + 0.4 * strictness)));
    }

    /** One line a point, for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        points.forEach((strictness, scores) -> scores.forEach((half, score) -> lines.add(String.format(
                Locale.ROOT,
                "margins x %.2f, %s: coverage %.1f%%, right of clear pairs %.1f%%, of all %.1f%%",
                strictness,
                half.title(),
                100 * score.coverage(),
                100 * score.onClear(),
                100 * score.onAll()))));
        return lines;
    }

    /** The curve as a picture. */
    public String svg() {
        CoveragePlot plot = new CoveragePlot(640, 150, 0.90, 2, 0.35, 5);
        for (Half half : Half.values()) {
            plot.curve(
                    half.title() + ", clear pairs",
                    half == Half.TUNING ? "#9cb8dd" : "#1f5fb0",
                    curve(half, Score::onClear));
            plot.curve(
                    half.title() + ", all pairs",
                    half == Half.TUNING ? "#e8b79a" : "#c2501a",
                    curve(half, Score::onAll));
        }
        return plot.svg();
    }

    private List<CoveragePlot.Point> curve(Half half, ToDoubleFunction<Score> precision) {
        List<CoveragePlot.Point> curve = new ArrayList<>();
        points.forEach((strictness, scores) -> {
            Score score = scores.get(half);
            if (score != null && score.right() > 0) {
                curve.add(new CoveragePlot.Point(score.coverage(), precision.applyAsDouble(score), strictness == 1));
            }
        });
        return curve;
    }
}
