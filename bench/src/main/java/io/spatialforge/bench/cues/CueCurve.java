package io.spatialforge.bench.cues;

import io.spatialforge.bench.cues.JudgedImage.Half;
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

    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 56;
    private static final int TOP = 16;
    private static final int RIGHT = 150;
    private static final int BOTTOM = 48;
    private static final double LOWEST = 0.90;
    private static final double WIDEST = 0.35;

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
        StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                HEIGHT);
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
        for (int percent = 90; percent <= 100; percent += 2) {
            double y = y(percent / 100.0);
            line(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", LEFT, y, WIDTH - RIGHT, y);
            line(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d%%</text>", LEFT - 6, y + 4, percent);
        }
        for (int percent = 0; percent <= 35; percent += 5) {
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
        for (Half half : Half.values()) {
            place = curve(svg, half, Score::onClear, "clear pairs", half == Half.TUNING ? "#9cb8dd" : "#1f5fb0", place);
            place = curve(svg, half, Score::onAll, "all pairs", half == Half.TUNING ? "#e8b79a" : "#c2501a", place);
        }
        svg.append("</svg>\n");
        return svg.toString();
    }

    private int curve(
            StringBuilder svg, Half half, ToDoubleFunction<Score> precision, String of, String colour, int place) {
        StringBuilder path = new StringBuilder();
        StringBuilder chosen = new StringBuilder();
        points.forEach((strictness, scores) -> {
            Score score = scores.get(half);
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
        line(svg, "<text x=\"%d\" y=\"%d\">%s, %s</text>", x + 20, y, half.title(), of);
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
