package io.spatialforge.viewer.report;

import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.audit.blind.BlindReport.Verdict;
import io.spatialforge.viewer.chart.NumberStyle;
import io.spatialforge.viewer.report.Gist.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What guesses come to, in a line. Bad is what surely is guessed better than allowed; what may be is to be looked at, as is
 * what surely is and has too few pairs to be held to the bound.
 */
record GuessGist(Mark mark, String said) {

    static final GuessGist NONE = new GuessGist(Mark.UNKNOWN, "Nobody guessed.");

    /** Fewer guesses tell nothing. */
    private static final int LEAST_TESTED = 30;

    static GuessGist of(BlindReport report) {
        int held = 0;
        int broken = 0;
        int surely = 0;
        BlindReport.Row worst = null;
        BlindReport.Row small = null;
        for (BlindReport.Row row : report.rows()) {
            switch (row.verdict()) {
                case HOLDS, GUESSED -> {
                    held++;
                    worst = worse(worst, row);
                    broken += row.verdict() == Verdict.GUESSED ? 1 : 0;
                    surely += isSure(row, report) ? 1 : 0;
                }
                case SMALL -> small = isSure(row, report) ? worse(small, row) : small;
                case ONE_ANSWER -> {}
            }
        }
        String kinds = Sentences.counted(held, "kind", "kinds") + " of questions";
        String said = worst == null
                ? "No kind of question has the %,d pairs that would tell for sure."
                        .formatted(report.options().least())
                : surely > 0
                        ? "%d of %s can be guessed from their words: %s.".formatted(surely, kinds, told(worst))
                        : broken > 0
                                ? "%d of %s may be guessed from their words better than allowed (%s points): %s."
                                        .formatted(
                                                broken,
                                                kinds,
                                                NumberStyle.PLAIN.of(
                                                        100 * report.options().tolerance()),
                                                told(worst))
                                : "%s can't be guessed from their words: %s.".formatted(kinds, told(worst));
        if (small != null) {
            said += " Of the smaller ones, some can be guessed: %s.".formatted(told(small));
        }
        Mark mark =
                surely > 0 ? Mark.BAD : broken > 0 || small != null ? Mark.LOOK : held > 0 ? Mark.GOOD : Mark.UNKNOWN;
        return new GuessGist(mark, said);
    }

    private static String told(BlindReport.Row row) {
        BlindReport.Guess best = TrustCharts.best(row);
        return "best %s · %s, right %s of the time, %s points above chance and at most %s"
                .formatted(
                        row.task().id(),
                        row.form(),
                        NumberStyle.PERCENT.of(best == null ? Double.NaN : best.accuracy()),
                        points(best == null ? 0 : best.accuracy() - row.chance()),
                        points(row.upper() - row.chance()));
    }

    private static String points(double share) {
        return NumberStyle.PLAIN.of(Math.rint(1000 * Math.max(0, share)) / 10);
    }

    private static BlindReport.Row worse(BlindReport.@Nullable Row one, BlindReport.Row other) {
        return one == null || other.upper() - other.chance() > one.upper() - one.chance() ? other : one;
    }

    /** Whether even the lower end of a guesser's interval breaks the bound. */
    private static boolean isSure(BlindReport.Row row, BlindReport report) {
        BlindReport.Guess best = TrustCharts.best(row);
        return best != null
                && row.tested() >= LEAST_TESTED
                && best.interval().low() > row.chance() + report.options().tolerance();
    }
}
