package io.spatialforge.bench.ratios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows for people to read, in columns. */
public final class RatioTable {

    private static final String NONE = "–";

    private RatioTable() {}

    /**
     * @param before rows of an earlier run; null where there is none
     */
    public static List<String> lines(List<Row> rows, @Nullable List<Row> before) {
        List<String> lines = new ArrayList<>();
        String group = "";
        for (Row row : rows) {
            if (!row.group().equals(group)) {
                group = row.group();
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.add(group);
                lines.add(line("", "ours", "floor", "ratio", "spread", before == null ? "" : "before  to it")
                        + "  the floor is");
            }
            lines.add((line(
                                    row.what(),
                                    rate(row.ours(), row.unit()),
                                    Double.isNaN(row.floor()) ? NONE : rate(row.floor(), row.unit()),
                                    Double.isNaN(row.ratio()) ? NONE : times(row.ratio()),
                                    Double.isNaN(row.low()) ? NONE : times(row.low()) + "–" + times(row.high()),
                                    before == null ? "" : earlier(row, before))
                            + "  " + row.against())
                    .stripTrailing());
        }
        return lines;
    }

    private static String line(String what, String ours, String floor, String ratio, String spread, String before) {
        return "  %-36s %24s %24s %6s %11s%s"
                .formatted(what, ours, floor, ratio, spread, before.isEmpty() ? "" : " %14s".formatted(before));
    }

    private static String earlier(Row row, List<Row> before) {
        for (Row earlier : before) {
            if (row.isOf(earlier)) {
                String then = Double.isNaN(earlier.ratio()) ? NONE : times(earlier.ratio());
                return then + "  × " + times(row.to(earlier));
            }
        }
        return "new";
    }

    /** Whole runs of a second or more in seconds, everything else as a rate. */
    static String rate(double seconds, String unit) {
        double perSecond = 1 / seconds;
        if (unit.equals("runs")) {
            return seconds < 10 ? "%.2f s".formatted(seconds) : "%.0f s".formatted(seconds);
        }
        return perSecond >= 100
                ? String.format(Locale.ROOT, "%,.0f %s/s", perSecond, unit)
                : String.format(Locale.ROOT, "%.3g %s/s", perSecond, unit);
    }

    private static String times(double ratio) {
        return ratio < 10
                ? String.format(Locale.ROOT, "%.2f", ratio)
                : String.format(Locale.ROOT, ratio < 100 ? "%.1f" : "%.0f", ratio);
    }
}
