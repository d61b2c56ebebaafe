package io.spatialforge.bench.depth;

import io.spatialforge.audit.Interval;
import io.spatialforge.bench.depth.DepthVoters.Voter;
import io.spatialforge.bench.depth.Looks.Way;
import io.spatialforge.bench.depth.MeasuredPhoto.Half;
import io.spatialforge.core.rule.Margins;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Scores as Markdown tables. */
final class DepthTable {

    private static final double[] GAPS = {0.1, 0.15, 0.2, 0.25, 0.3};
    private static final double[] RATIOS = {1, 1.2, 1.3, 1.4, 1.5, 1.7, 2};

    private DepthTable() {}

    /** The rule with one look, at either size, and with both. */
    static List<String> rules(Map<String, Voter> rules, List<MeasuredScene> scenes, Set<Half> halves) {
        List<String> lines = head("rule with");
        rules.forEach((name, rule) -> halves.forEach(half -> lines.add(row(
                "%s | %s".formatted(name, half.title()), DepthScore.of(scenes, scene -> scene.half() == half, rule)))));
        return lines;
    }

    /** A row for each set, and for each scene that has clear pairs. */
    static List<String> scenes(Voter rule, List<MeasuredScene> scenes, Set<Half> halves) {
        Set<String> places = new LinkedHashSet<>();
        Set<String> sets = new LinkedHashSet<>();
        for (MeasuredScene scene : scenes) {
            if (halves.contains(scene.half())) {
                sets.add(scene.photo().set());
                places.add(scene.photo().place());
            }
        }
        Predicate<MeasuredScene> measured = scene -> halves.contains(scene.half());
        List<String> lines = head("set or scene");
        for (String set : sets) {
            lines.add(row(
                    "**" + set + "** | both",
                    DepthScore.of(
                            scenes, measured.and(scene -> scene.photo().set().equals(set)), rule)));
            for (String place : places) {
                if (place.startsWith(set + "/")) {
                    DepthScore score =
                            DepthScore.of(scenes, scene -> scene.photo().place().equals(place), rule);
                    if (score.clear() > 0) {
                        lines.add(row(
                                place.substring(set.length() + 1).replace("images/", "") + " | "
                                        + half(scenes, place).title(),
                                score));
                    }
                }
            }
        }
        return lines;
    }

    private static Half half(List<MeasuredScene> scenes, String place) {
        return scenes.stream()
                .filter(scene -> scene.photo().place().equals(place))
                .findFirst()
                .orElseThrow()
                .half();
    }

    /** A row for each way of telling, in each half. */
    static List<String> cues(Set<Way> ways, Margins margins, List<MeasuredScene> scenes, Set<Half> halves) {
        List<String> lines = head("by");
        DepthVoters.all(ways, margins)
                .forEach((name, voter) -> halves.forEach(half -> {
                    DepthScore score = DepthScore.of(scenes, scene -> scene.half() == half, voter);
                    if (score.ordered() > 0) {
                        lines.add(row("%s | %s".formatted(name, half.title()), score));
                    }
                }));
        return lines;
    }

    /** The rule's precision and coverage by its two margins, on one half. */
    static List<String> margins(List<MeasuredScene> scenes, Margins margins, Half half) {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("| gap \\ ratio |");
        StringBuilder rule = new StringBuilder("|---|");
        for (double ratio : RATIOS) {
            head.append(String.format(Locale.ROOT, " %.1f |", ratio));
            rule.append("---|");
        }
        lines.add(head.toString());
        lines.add(rule.toString());
        for (double gap : GAPS) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %.2f |", gap));
            for (double ratio : RATIOS) {
                Margins changed = margins.with(Map.of("inverse_gap", gap, "estimated_ratio", ratio));
                DepthScore score = DepthScore.of(
                        scenes,
                        scene -> scene.half() == half,
                        DepthVoters.rule(scene -> scene.scene(Way.SMALL), changed, scenes));
                line.append(String.format(
                        Locale.ROOT,
                        " %d/%d, %d/%d, %.0f%% |",
                        score.right(),
                        score.right() + score.wrong(),
                        score.closeRight(),
                        score.closeRight() + score.closeWrong(),
                        100 * score.coverage()));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> head(String first) {
        List<String> lines = new ArrayList<>();
        lines.add("| " + first
                + " | half | right of clear pairs | by pairs | by scenes (scenes) | right of the others | right of all |"
                + " coverage of clear pairs | of usable ones |");
        lines.add("|---|---|---|---|---|---|---|---|---|");
        return lines;
    }

    private static String row(String names, DepthScore score) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s (%d) | %d/%d | %s | %s | %s |",
                names,
                score.right() + score.wrong() == 0
                        ? "0/0"
                        : "%d/%d, %s".formatted(score.right(), score.right() + score.wrong(), percent(score.onClear())),
                span(score.onClearInterval()),
                span(score.byScenes()),
                score.byScene().size(),
                score.closeRight(),
                score.closeRight() + score.closeWrong(),
                percent(score.onAll()),
                percent(score.coverage()),
                percent(score.coverageOfUsable()));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String span(Interval interval) {
        return String.format(Locale.ROOT, "%.0f–%.0f", 100 * interval.low(), 100 * interval.high());
    }
}
