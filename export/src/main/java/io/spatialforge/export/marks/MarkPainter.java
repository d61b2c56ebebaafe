package io.spatialforge.export.marks;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws boxes with numbers or letters: an outline in a colour of its own between two dark lines, so that it stands out on
 * bright and dark alike, and a plate with the name in the same colour. A plate lies beside its box where there is room, inside the image,
 * clear of other plates, and where it hides as little as it can of whatever is marked.
 */
public final class MarkPainter {

    private static final int DARK = 0x101010;
    private static final int[] COLOURS = {
        0xFFD400, 0x00E5FF, 0xFF6EC7, 0x7CFF4F, 0xFF9F1C, 0xC9A0FF, 0xFFFFFF, 0xFF7A70, 0x8FD3FF, 0xC8E000
    };

    /** A line is so much of the shorter side. */
    private static final int LINE = 240;

    private static final int PADDING = 2;

    /** Whatever a plate may hide of a region, another plate must not be hidden at all. */
    private static final double HIDES_A_PLATE = 1000;

    private final Pixels pixels;
    private final Area image;
    private final int line;
    private final int dot;

    private MarkPainter(Pixels pixels, Plates plates) {
        this.pixels = pixels;
        this.image = new Area(0, 0, pixels.width(), pixels.height());
        int side = Math.min(pixels.width(), pixels.height());
        this.line = Math.max(2, Math.round((float) side / LINE));
        this.dot = Math.max(plates.leastDot(), Math.round((float) side / plates.dotsOnSide()));
    }

    /** Draws all marks of a photograph, with plates for people. */
    public static void paint(List<Mark> marks, Pixels pixels) {
        paint(marks, pixels, Plates.FOR_PEOPLE);
    }

    /** Draws all marks of a photograph. */
    public static void paint(List<Mark> marks, Pixels pixels, Plates plates) {
        new MarkPainter(pixels, plates).paint(marks);
    }

    /** Draws the outline of a region alone. */
    public static void outline(Shape shape, Pixels pixels, int rgb) {
        MarkPainter painter = new MarkPainter(pixels, Plates.FOR_PEOPLE);
        painter.outline(painter.area(shape), rgb);
    }

    private void paint(List<Mark> marks) {
        List<Area> areas = new ArrayList<>(marks.size());
        for (Mark mark : marks) {
            areas.add(area(mark.shape()));
        }
        for (int i = 0; i < areas.size(); i++) {
            outline(areas.get(i), colour(marks.get(i)));
        }
        List<Area> plates = new ArrayList<>(marks.size());
        for (int i = 0; i < areas.size(); i++) {
            plates.add(place(areas.get(i), marks.get(i).name(), areas, plates));
        }
        for (int i = 0; i < plates.size(); i++) {
            plate(plates.get(i), marks.get(i));
        }
    }

    private static int colour(Mark mark) {
        return COLOURS[mark.place() % COLOURS.length];
    }

    /** The pixels of a region; of a point, a few around it. */
    private Area area(Shape shape) {
        Box box = shape.extent();
        int reach = shape instanceof Point ? 3 * line : 0;
        int x1 = Math.clamp((int) Math.floor(box.x1()) - reach, 0, image.x2() - 1);
        int y1 = Math.clamp((int) Math.floor(box.y1()) - reach, 0, image.y2() - 1);
        return new Area(
                x1,
                y1,
                Math.clamp((int) Math.ceil(box.x2()) + reach, x1 + 1, image.x2()),
                Math.clamp((int) Math.ceil(box.y2()) + reach, y1 + 1, image.y2()));
    }

    /** Around the region, not over it; at the edge of the image, along the edge. */
    private void outline(Area region, int colour) {
        Area inner = region.grown(1).within(image.grown(-line - 1));
        Area outer = inner.grown(line);
        frame(outer.grown(1), inner.grown(-1), DARK);
        frame(outer, inner, colour);
    }

    private void frame(Area outer, Area inner, int rgb) {
        fill(new Area(outer.x1(), outer.y1(), outer.x2(), inner.y1()), rgb);
        fill(new Area(outer.x1(), inner.y2(), outer.x2(), outer.y2()), rgb);
        fill(new Area(outer.x1(), inner.y1(), inner.x1(), inner.y2()), rgb);
        fill(new Area(inner.x2(), inner.y1(), outer.x2(), inner.y2()), rgb);
    }

    private void fill(Area area, int rgb) {
        Area inside = area.within(image);
        if (inside.width() > 0 && inside.height() > 0) {
            pixels.fill(inside.x1(), inside.y1(), inside.x2(), inside.y2(), rgb);
        }
    }

    private Area place(Area region, String name, List<Area> regions, List<Area> plates) {
        Area best = image;
        double least = Double.POSITIVE_INFINITY;
        int rank = 0;
        for (Area candidate : candidates(region, name)) {
            double hidden = hidden(candidate, region, regions, plates) + rank++ * 0.001;
            if (hidden < least) {
                least = hidden;
                best = candidate;
            }
        }
        return best;
    }

    /** How much a plate there would hide: shares of the regions, and of the plates. */
    private double hidden(Area candidate, Area own, List<Area> regions, List<Area> plates) {
        double hidden = 0;
        for (Area region : regions) {
            // On the way to another thing a plate may be taken for that one's.
            double weight = region == own ? 1 : 2;
            hidden += weight * candidate.shared(region) / region.size();
        }
        for (Area plate : plates) {
            hidden += HIDES_A_PLATE * candidate.shared(plate) / plate.size();
        }
        return hidden;
    }

    /** Above, below and beside the box at its corners, then inside; all in the image. */
    private List<Area> candidates(Area region, String name) {
        int width = plateWidth(name);
        int height = (Glyphs.HEIGHT + 2 * PADDING) * dot;
        int gap = line + 2;
        int left = region.x1() - line - 1;
        int right = region.x2() + line + 1 - width;
        int above = region.y1() - gap - height;
        int below = region.y2() + gap;
        int before = region.x1() - gap - width;
        int after = region.x2() + gap;
        int top = region.y1() - line - 1;
        int bottom = region.y2() + line + 1 - height;
        List<Area> candidates = new ArrayList<>();
        for (int[] at : new int[][] {
            {left, above},
            {right, above},
            {left, below},
            {right, below},
            {after, top},
            {before, top},
            {after, bottom},
            {before, bottom},
            {before, above},
            {after, above},
            {before, below},
            {after, below},
            {region.x1() + gap, region.y1() + gap},
            {region.x2() - gap - width, region.y1() + gap},
            {region.x1() + gap, region.y2() - gap - height},
            {region.x2() - gap - width, region.y2() - gap - height}
        }) {
            int x = Math.clamp(at[0], 0, Math.max(0, image.x2() - width));
            int y = Math.clamp(at[1], 0, Math.max(0, image.y2() - height));
            candidates.add(Area.sized(x, y, width, height));
        }
        return candidates;
    }

    private int plateWidth(String name) {
        return (name.length() * Glyphs.STEP - 1 + 2 * PADDING + 1) * dot;
    }

    private void plate(Area plate, Mark mark) {
        fill(plate, DARK);
        fill(plate.grown(-1), colour(mark));
        int x = plate.x1() + (PADDING * 2 + 1) * dot / 2;
        int y = plate.y1() + PADDING * dot;
        String name = mark.name();
        for (int i = 0; i < name.length(); i++) {
            for (int row = 0; row < Glyphs.HEIGHT; row++) {
                for (int column = 0; column < Glyphs.WIDTH; column++) {
                    if (Glyphs.isSet(name.charAt(i), row, column)) {
                        fill(Area.sized(x + (i * Glyphs.STEP + column) * dot, y + row * dot, dot, dot), DARK);
                    }
                }
            }
        }
    }
}
