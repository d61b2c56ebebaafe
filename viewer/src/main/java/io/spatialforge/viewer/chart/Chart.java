package io.spatialforge.viewer.chart;

import java.util.List;
import java.util.Locale;

/**
 * Some numbers to be looked at. Every chart is {@value #WIDTH} units wide, so that several stand beside each other in one
 * size, and one alone fits the screen of a telephone without its letters getting smaller.
 */
public sealed interface Chart permits Bars, HeatMap, Intervals, Plotted, Shares {

    int WIDTH = 360;

    /** About how wide a letter is, of those that stand on charts. */
    double LETTER = 5.9;

    /** Unique on its page, of letters, digits and hyphens: what its title is known by to screen readers. */
    String id();

    /** What it shows, a few words. */
    String title();

    /** What there is to be seen, a sentence or two. */
    String description();

    /** In the chart's units. */
    double height();

    /** The same numbers. */
    Table table();

    /**
     * Numbers as text.
     *
     * @param head the columns' names
     * @param rows each as long as the head; the first cell is the row's name
     */
    record Table(List<String> head, List<List<String>> rows) {

        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    /** A text somewhere on a chart, such as what stands at a tick. */
    record Label(double x, double y, String text) {}

    /** A text cut so that it takes no more than a width, with an ellipsis where it was cut. */
    static String fitted(String text, double width) {
        int letters = Math.max(1, (int) (width / LETTER));
        if (text.codePointCount(0, text.length()) <= letters) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, letters - 1)).stripTrailing() + "…";
    }

    /** A coordinate or length as SVG takes it, to a hundredth. */
    static String px(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
