package io.spatialforge.bench.facing;

import io.spatialforge.audit.Interval;
import io.spatialforge.bench.facing.KnownPerson.Verdict;
import io.spatialforge.core.scene.View;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often the facing that was told is right. */
final class FacingTally {

    private final Map<View, int[]> told = new EnumMap<>(View.class);
    private final Map<View, int[]> known = new EnumMap<>(View.class);
    private int people;
    private int between;

    FacingTally() {
        for (View view : View.values()) {
            told.put(view, new int[Verdict.values().length]);
            known.put(view, new int[View.values().length + 1]);
        }
    }

    /**
     * @param view that was told; null where nothing was
     */
    void add(KnownPerson person, @Nullable View view) {
        people++;
        if (person.isBetween()) {
            between++;
        } else {
            int column = view == null ? View.values().length : view.ordinal();
            row(known, person.view())[column]++;
        }
        if (view != null) {
            row(told, view)[person.judge(view).ordinal()]++;
        }
    }

    private static int[] row(Map<View, int[]> rows, View view) {
        int[] row = rows.get(view);
        if (row == null) {
            throw new IllegalStateException("every view has a row");
        }
        return row;
    }

    int people() {
        return people;
    }

    private int sum(Verdict verdict) {
        int sum = 0;
        for (View view : View.values()) {
            sum += row(told, view)[verdict.ordinal()];
        }
        return sum;
    }

    /** People, told, right, between, wrong, precision with those between counted as wrong, coverage. */
    String row(String name) {
        int right = sum(Verdict.RIGHT);
        int half = sum(Verdict.BETWEEN);
        int wrong = sum(Verdict.WRONG);
        return "| %s | %d | %d | %d | %d | %d | %s | %s |"
                .formatted(
                        name,
                        people,
                        right + half + wrong,
                        right,
                        half,
                        wrong,
                        share(right, right + half + wrong),
                        percent(right + half + wrong, people));
    }

    /** Of those who face so: how many were told which view; and how often that view is right when it is told. */
    String row(View view) {
        int[] row = row(known, view);
        int all = 0;
        for (int n : row) {
            all += n;
        }
        int[] verdicts = row(told, view);
        int said = verdicts[0] + verdicts[1] + verdicts[2];
        return "| %s | %d | %d | %d | %d | %d | %d | %s | %s |"
                .formatted(
                        view.id(),
                        all,
                        row[View.TOWARDS.ordinal()],
                        row[View.AWAY.ordinal()],
                        row[View.LEFT.ordinal()],
                        row[View.RIGHT.ordinal()],
                        row[View.values().length],
                        share(verdicts[Verdict.RIGHT.ordinal()], said),
                        percent(row[view.ordinal()], all));
    }

    int between() {
        return between;
    }

    static String share(int part, int all) {
        if (all == 0) {
            return "–";
        }
        Interval interval = Interval.wilson(part, all);
        return String.format(
                Locale.ROOT,
                "%d of %d: %.1f%% (%.1f–%.1f)",
                part,
                all,
                100.0 * part / all,
                100 * interval.low(),
                100 * interval.high());
    }

    static String percent(int part, int all) {
        return all == 0 ? "–" : String.format(Locale.ROOT, "%.0f%%", 100.0 * part / all);
    }
}
