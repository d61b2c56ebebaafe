package io.spatialforge.viewer.report;

import io.spatialforge.viewer.chart.Bars;
import io.spatialforge.viewer.chart.Chart;
import io.spatialforge.viewer.chart.NumberStyle;
import java.util.ArrayList;
import java.util.List;

/** Charts of what came through the stages, of tasks and of speed. */
final class FlowCharts {

    private FlowCharts() {}

    /** What is left of a unit after each stage. */
    static Chart flow(Flow flow) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (Flow.Step step : flow.steps()) {
            String share = step.dropped() == 0
                    ? "all %,d".formatted(step.kept())
                    : "%,d of %,d · %s"
                            .formatted(
                                    step.kept(),
                                    step.read(),
                                    NumberStyle.PERCENT.of((double) step.kept() / step.read()));
            bars.add(new Bars.Bar(step.stage(), step.kept(), share, step.read(), 0));
        }
        String unit = flow.unit().replace('-', ' ');
        return Bars.of(
                "flow-" + flow.unit(),
                flow.name(),
                "What each stage kept of the %s it read (pale).".formatted(unit),
                unit + " kept",
                bars);
    }

    /** What there is of each task beside what was asked for. */
    static Chart tasks(List<TaskRow> rows) {
        List<Bars.Bar> bars = new ArrayList<>();
        boolean mix = false;
        for (TaskRow row : rows) {
            mix |= row.hasMix();
            bars.add(
                    row.hasMix()
                            ? new Bars.Bar(
                                    row.task(),
                                    row.kept(),
                                    "%,d of %,d wanted".formatted(row.kept(), row.wanted()),
                                    row.available(),
                                    row.wanted())
                            : new Bars.Bar(
                                    row.task(),
                                    row.kept(),
                                    "%,d of %,d verified".formatted(row.kept(), row.verified()),
                                    row.verified(),
                                    0));
        }
        return Bars.of(
                "tasks",
                mix ? "Tasks: wanted, available, kept" : "Tasks: verified and kept",
                mix
                        ? "Pairs kept of each task, of those that were there once answers were balanced (pale). The stroke is"
                                + " what the mix wants."
                        : "Pairs kept of each task, of those that were verified (pale). No mix was asked for: all that the"
                                + " balance allows is kept.",
                "pairs kept",
                bars);
    }

    /** How long each stage took. */
    static List<Chart> speed(List<StageSpeed> speeds) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (StageSpeed speed : speeds) {
            double rate = speed.rate();
            bars.add(Bars.Bar.of(
                    speed.stage(),
                    speed.seconds(),
                    "%s%s"
                            .formatted(
                                    seconds(speed.seconds()),
                                    Double.isNaN(rate)
                                            ? ""
                                            : " · %s %s/s".formatted(NumberStyle.BRIEF.of(rate), speed.unit()))));
        }
        return bars.isEmpty()
                ? List.of()
                : List.of(Bars.of(
                        "speed",
                        "How long the stages took",
                        "Seconds from the begin of a stage to its end, and what it goes through a second; reading the"
                                + " annotations (scan) is a part of ingest.",
                        "seconds",
                        bars));
    }

    static String seconds(double seconds) {
        return seconds < 100
                ? NumberStyle.PLAIN.of(seconds) + " s"
                : seconds < 6000
                        ? "%d min %02d s".formatted((long) seconds / 60, Math.round(seconds) % 60)
                        : "%d h %02d min".formatted((long) seconds / 3600, (long) seconds / 60 % 60);
    }
}
