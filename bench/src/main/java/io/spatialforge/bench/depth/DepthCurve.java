package io.spatialforge.bench.depth;

import io.spatialforge.bench.depth.MeasuredPhoto.Half;
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

    private static final int WIDTH = 700;
    private static final int HEIGHT = 400;
    private static final int LEFT = 56;
    private static final int TOP = 16;
    private static final int RIGHT = 210;
    private static final int BOTTOM = 48;
    private static final double LOWEST = 0.75;
    private static final double WIDEST = 0.8;

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
        StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                HEIGHT);
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
        for (int percent = 75; percent <= 100; percent += 5) {
            double y = y(percent / 100.0);
            line(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", LEFT, y, WIDTH - RIGHT, y);
            line(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d%%</text>", LEFT - 6, y + 4, percent);
        }
        for (int percent = 0; percent <= 80; percent += 10) {
            double x = x(percent / 100.0);
            line(svg, "<path d=\"M%.1f %dV%d\" stroke=\"#ddd\"/>", x, TOP, HEIGHT - BOTTOM);
            line(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d%%</text>", x, HEIGHT - BOTTOM + 18, percent);
        }
        line(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">coverage: share of the clear pairs that are ordered</text>",
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 10);
        int place = 0;
        place = curve(svg, place, rule, Half.TUNING, "#9ecae1", "rule, all pairs", DepthScore::onAll);
        place = curve(svg, place, rule, Half.HELD_OUT, "#08519c", "rule, all pairs", DepthScore::onAll);
        place = curve(svg, place, rule, Half.HELD_OUT, "#006d2c", "rule, clear pairs", DepthScore::onClear);
        place = curve(svg, place, bare, Half.TUNING, "#fdae6b", "bare gap, all pairs", DepthScore::onAll);
        curve(svg, place, bare, Half.HELD_OUT, "#a63603", "bare gap, all pairs", DepthScore::onAll);
        line(svg, "</svg>");
        return svg.toString();
    }

    /** Draws one curve with its key; gives the place of the next key. */
    private static int curve(
            StringBuilder svg,
            int place,
            Map<Double, Map<Half, DepthScore>> points,
            Half half,
            String colour,
            String of,
            ToDoubleFunction<DepthScore> precision) {
        StringBuilder path = new StringBuilder();
        StringBuilder chosen = new StringBuilder();
        points.forEach((strictness, scores) -> {
            DepthScore score = scores.get(half);
            if (score != null && score.right() > 0) {
                double x = x(score.coverage());
                double y = y(precision.applyAsDouble(score));
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y));
                if (strictness == 1) {
                    line(chosen, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x, y, colour);
                }
            }
        });
        if (path.isEmpty()) {
            return place;
        }
        line(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
        svg.append(chosen);
        int x = WIDTH - RIGHT + 10;
        int y = TOP + 20 + 20 * place;
        line(svg, "<path d=\"M%d %dh16\" stroke=\"%s\" stroke-width=\"2\"/>", x, y - 4, colour);
        line(svg, "<text x=\"%d\" y=\"%d\">%s, %s</text>", x + 20, y, of, half.title());
        return place + 1;
    }

    private static double x(double coverage) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.min(coverage, WIDEST) / WIDEST;
    }

    private static double y(double precision) {
        double height = HEIGHT - TOP - BOTTOM;
        return TOP + height * (1 - (Math.max(precision, LOWEST) - LOWEST) / (1 - LOWEST));
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
