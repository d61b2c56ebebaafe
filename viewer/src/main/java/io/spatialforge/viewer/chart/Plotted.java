package io.spatialforge.viewer.chart;

/** A chart with counts up its left side and values below: where its axes lie, in the chart's units. */
public sealed interface Plotted extends Chart permits Histogram, RankCurve {

    double LEFT = 38;
    double WIDE = WIDTH - LEFT - 8;

    /** Room for what stands below the lower axis. */
    double BELOW = 34;

    /** How high the plot is. */
    double plot();

    /** y of the plot's upper end. */
    double top();

    default double left() {
        return LEFT;
    }

    default double right() {
        return LEFT + WIDE;
    }

    /** y of the lower axis. */
    default double base() {
        return top() + plot();
    }

    @Override
    default double height() {
        return base() + BELOW;
    }
}
