package io.spatialforge.viewer.page;

import io.spatialforge.core.scene.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * The label of a mark on a photograph, at a place told in percent of the photograph's sides so that its letters keep their
 * size whatever that of the photograph.
 *
 * @param x in percent from the left
 * @param y in percent from the top: the baseline of the letters, but for {@code dy}
 * @param end whether the text ends there and does not begin there
 * @param dy how many pixels of the screen the baseline lies below that
 */
public record Tag(Mark mark, String text, double x, double y, boolean end, int dy) {

    /** A label is cut here; the whole one is told by the mark. */
    private static final int LONGEST = 32;

    /** The longer side of a photograph as it is usually shown, in pixels of the screen. */
    static final int SHOWN = 760;

    private static final double LETTER = 7.2;
    private static final double LINE = 18;
    private static final int ABOVE = -5;
    private static final int BELOW = 14;

    private record Place(double x, double y, boolean end, int dy) {}

    /**
     * @param shown the longer side of the photograph on the screen, in pixels: what hides what is reckoned for that
     */
    static List<Tag> of(int width, int height, List<Mark> marks, int shown) {
        double scale = (double) shown / Math.max(width, height);
        List<Box> taken = new ArrayList<>();
        List<Tag> tags = new ArrayList<>();
        for (Mark mark : marks) {
            String text = mark.region() + " " + cut(mark.label());
            Place best = null;
            Box bestBox = null;
            double least = Double.POSITIVE_INFINITY;
            for (Place place : places(mark.shape().extent(), scale)) {
                Box box = covered(place, text.length() * LETTER + 6);
                double hidden = outside(box, width * scale, height * scale);
                for (Box other : taken) {
                    hidden += box.intersection(other);
                }
                if (hidden < least - 1) {
                    least = hidden;
                    best = place;
                    bestBox = box;
                }
            }
            if (best != null && bestBox != null) {
                taken.add(bestBox);
                tags.add(new Tag(
                        mark,
                        text,
                        100 * best.x / (width * scale),
                        100 * best.y / (height * scale),
                        best.end,
                        best.dy));
            }
        }
        return tags;
    }

    /** Above the box, below it, within it; at its left or its right. */
    private static List<Place> places(Box box, double scale) {
        double x1 = box.x1() * scale;
        double x2 = box.x2() * scale;
        double y1 = box.y1() * scale;
        double y2 = box.y2() * scale;
        return List.of(
                new Place(x1, y1, false, ABOVE),
                new Place(x2, y1, true, ABOVE),
                new Place(x1, y2, false, BELOW),
                new Place(x2, y2, true, BELOW),
                new Place(x1, y1, false, BELOW),
                new Place(x2, y1, true, BELOW),
                new Place(x1, y2, false, ABOVE),
                new Place(x2, y2, true, ABOVE),
                new Place(x2, y1, false, BELOW),
                new Place(x1, y1, true, BELOW),
                new Place(x1, (y1 + y2) / 2, false, 0));
    }

    private static Box covered(Place place, double length) {
        double x = place.end ? place.x - length : place.x;
        double baseline = place.y + place.dy;
        return new Box(x, baseline - LINE + 4, x + length, baseline + 4);
    }

    private static double outside(Box box, double width, double height) {
        return 4 * (box.area() - box.intersection(new Box(0, 0, width, height)));
    }

    private static String cut(String label) {
        int letters = label.codePointCount(0, label.length());
        return letters <= LONGEST ? label : label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** Where it is, as an SVG tells it. */
    public String left() {
        return Mark.px(x) + "%";
    }

    /** Where it is, as an SVG tells it. */
    public String top() {
        return Mark.px(y) + "%";
    }
}
