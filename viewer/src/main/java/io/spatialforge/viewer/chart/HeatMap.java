package io.spatialforge.viewer.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often things lie where in a photograph, whatever its size.
 *
 * @param unit what is counted
 * @param columns cells from left to right
 * @param counts row by row from the top left
 */
@SuppressWarnings("ArrayRecordComponent") // handed to a template, never compared
public record HeatMap(String id, String title, String description, String unit, int columns, long[] counts)
        implements Chart {

    private static final double TOP = 16;
    private static final double LEFT = 30;
    private static final double WIDE = WIDTH - 2 * LEFT;
    private static final double HIGH = WIDE * 3 / 4;

    public HeatMap {
        counts = counts.clone();
    }

    /**
     * @param shade 0 to 1, of the fullest cell 1
     */
    public record Cell(double x, double y, double width, double height, double shade, String said) {}

    public int rows() {
        return counts.length / columns;
    }

    public List<Cell> cells() {
        long most = Math.max(1, Arrays.stream(counts).max().orElse(0));
        long all = Math.max(1, Arrays.stream(counts).sum());
        double wide = WIDE / columns;
        double high = HIGH / rows();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                cells.add(new Cell(
                        LEFT + wide * (i % columns),
                        TOP + high * Math.floorDiv(i, columns),
                        wide,
                        high,
                        (double) counts[i] / most,
                        "%s, %s"
                                .formatted(
                                        NumberStyle.COUNT.of(counts[i]),
                                        NumberStyle.PERCENT.of((double) counts[i] / all))));
            }
        }
        return cells;
    }

    public double left() {
        return LEFT;
    }

    public double top() {
        return TOP;
    }

    public double wide() {
        return WIDE;
    }

    public double high() {
        return HIGH;
    }

    @Override
    public double height() {
        return TOP + HIGH + 20;
    }

    @Override
    public Table table() {
        List<String> head = new ArrayList<>(List.of("from the top"));
        for (int column = 0; column < columns; column++) {
            head.add(NumberStyle.PERCENT.of((column + 0.5) / columns));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            List<String> cells = new ArrayList<>(List.of(NumberStyle.PERCENT.of((row + 0.5) / rows())));
            for (int column = 0; column < columns; column++) {
                cells.add(NumberStyle.COUNT.of(counts[row * columns + column]));
            }
            rows.add(cells);
        }
        return new Table(head, rows);
    }
}
