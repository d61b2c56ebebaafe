package io.spatialforge.audit.blind;

import io.spatialforge.audit.blind.BlindReport.Cue;
import io.spatialforge.audit.blind.BlindReport.Guess;
import io.spatialforge.audit.blind.BlindReport.Row;
import io.spatialforge.audit.blind.BlindReport.Verdict;
import java.util.Locale;

/** A report as a table for people. */
final class BlindText {

    private static final String[] GUESSERS = {"n-grams", "label pairs", "template", "n-grams and coordinates"};

    private BlindText() {}

    static String of(BlindReport report) {
        StringBuilder out = new StringBuilder();
        out.append(line(
                "task",
                "form",
                "answer",
                "pairs",
                "guessed",
                "chance",
                "n-grams",
                "labels",
                "template",
                "upper 95%",
                "+coord",
                ""));
        for (Row row : report.rows()) {
            out.append(line(
                    row.task().id(),
                    row.form(),
                    row.answers().id(),
                    "%,d".formatted(row.pairs()),
                    "%,d".formatted(row.tested()),
                    percent(row.chance()),
                    accuracy(row, GUESSERS[0]),
                    accuracy(row, GUESSERS[1]),
                    accuracy(row, GUESSERS[2]),
                    row.tested() == 0 ? "-" : percent(row.upper()),
                    accuracy(row, GUESSERS[3]),
                    verdict(row, report.options())));
        }
        out.append(String.format(
                Locale.ROOT,
                "%nGuessers learn from one half of the images and guess the other; they see the words of the question.%n"
                        + "A kind of at least %,d pairs holds if no guesser's upper 95%% bound is above chance + %s points.%n"
                        + "+coord also reads the coordinates shown and is told for information. %,d pairs have open answers.%n",
                report.options().least(),
                points(report.options().tolerance()),
                report.open()));
        for (Row row : report.rows()) {
            notes(row, out);
        }
        return out.toString();
    }

    private static void notes(Row row, StringBuilder out) {
        String kind = row.task().id() + " " + row.form();
        if (row.sampled() < 1) {
            out.append(String.format(
                    Locale.ROOT, "%s: a sample of %s of the pairs, by hash%n", kind, percent(row.sampled())));
        }
        if (row.unread() > 0) {
            out.append(String.format(
                    Locale.ROOT, "%s: %,d pairs left out, their words were not understood%n", kind, row.unread()));
        }
        if (row.verdict() == Verdict.GUESSED && !row.telling().isEmpty()) {
            out.append(String.format(Locale.ROOT, "%n%s: what gives it away%n", kind));
            for (Cue cue : row.telling()) {
                out.append(String.format(
                        Locale.ROOT,
                        "  %6s instead of %6s of %,8d  %s%n",
                        percent(cue.share()),
                        percent(cue.expected()),
                        cue.pairs(),
                        cue.text()));
            }
        }
    }

    private static String verdict(Row row, BlindOptions options) {
        double over = row.upper() - row.chance();
        return row.verdict() == Verdict.GUESSED
                ? row.verdict().id() + ": chance + " + points(over) + ", allowed " + points(options.tolerance())
                : row.verdict().id();
    }

    private static String accuracy(Row row, String guesser) {
        for (Guess guess : row.guesses()) {
            if (guess.guesser().equals(guesser)) {
                return percent(guess.accuracy());
            }
        }
        return "-";
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-12s %-15s %-13s %10s %8s %8s %9s %9s %11s %9s %7s  %s%n", cells);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
