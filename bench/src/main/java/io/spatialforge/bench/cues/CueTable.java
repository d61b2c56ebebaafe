package io.spatialforge.bench.cues;

import io.spatialforge.audit.Interval;
import io.spatialforge.bench.cues.JudgedImage.Half;
import io.spatialforge.core.rule.Margins;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Scores as a Markdown table. */
public final class CueTable {

    private CueTable() {}

    /** A row for each cue, each two cues and the rule, in each half. */
    public static List<String> of(List<JudgedImage> images, Margins margins, Set<Half> halves) {
        List<String> lines = new ArrayList<>();
        lines.add("| by | half | ordered | coverage | right of clear pairs | \"about the same\" counted as wrong |");
        lines.add("|---|---|---|---|---|---|");
        Voters.all(margins, images).forEach((name, voter) -> {
            for (Half half : halves) {
                Score score = Score.of(images, half, voter);
                if (score.right() + score.wrong() + score.forced() > 0) {
                    lines.add(row(name, half, score));
                }
            }
        });
        return lines;
    }

    private static String row(String name, Half half, Score score) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %.1f%% | %s | %s |",
                name.replace('_', ' '),
                half.title(),
                score.right() + score.wrong() + score.forced(),
                100 * score.coverage(),
                share(score.onClear(), score.onClearInterval()),
                share(score.onAll(), score.onAllInterval()));
    }

    private static String share(double share, Interval interval) {
        return String.format(
                Locale.ROOT, "%.1f%% (%.1f–%.1f)", 100 * share, 100 * interval.low(), 100 * interval.high());
    }
}
