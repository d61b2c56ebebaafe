package io.spatialforge.viewer.page;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A region as it is drawn onto a photograph.
 *
 * @param shape in pixels of the upright image
 * @param colour as {@code #rrggbb}
 * @param beside whether it is only looked at for comparison, and not what the pair is about
 */
public record Mark(
        String region,
        String label,
        Shape shape,
        String colour,
        boolean beside,
        @Nullable Keypoints keypoints,
        @Nullable FacingEstimate facing) {

    /** Pairs of COCO's keypoints that a limb joins. */
    private static final int[][] LIMBS = {
        {5, 6}, {5, 7}, {7, 9}, {6, 8}, {8, 10}, {5, 11}, {6, 12}, {11, 12}, {11, 13}, {13, 15}, {12, 14}, {14, 16},
        {0, 1}, {0, 2}, {1, 3}, {2, 4}
    };

    /** The box; null of a point. */
    public @Nullable Box box() {
        return shape instanceof Box box ? box : null;
    }

    /** The point; null of a box. */
    public @Nullable Point point() {
        return shape instanceof Point point ? point : null;
    }

    /** The style of words about it: each colour has one. */
    public String style() {
        return "c-" + colour.substring(1).toLowerCase(Locale.ROOT);
    }

    /**
     * A part of a body between two keypoints, in pixels of the upright image.
     *
     * @param side {@code left} or {@code right}, the person's own, or {@code both}
     * @param isGuessed whether one of its ends is hidden, so that somebody or a model guessed where it is
     */
    public record Limb(double x1, double y1, double x2, double y2, String side, boolean isGuessed) {

        /** The style of its line. */
        public String style() {
            return isGuessed ? side + " guessed" : side;
        }
    }

    /** The limbs whose ends are known; none where there are no keypoints. */
    public List<Limb> limbs() {
        List<Limb> limbs = new ArrayList<>();
        Keypoints points = keypoints;
        for (int[] limb : LIMBS) {
            int a = limb[0];
            int b = limb[1];
            if (points != null && points.labelled(a) && points.labelled(b)) {
                boolean both = a % 2 != b % 2;
                String side = both ? "both" : a % 2 == 1 ? "left" : "right";
                boolean guessed = !points.visible(a) || !points.visible(b);
                limbs.add(new Limb(points.x(a), points.y(a), points.x(b), points.y(b), side, guessed));
            }
        }
        return limbs;
    }

    /** The keypoints that are seen; none where there are no keypoints. */
    public List<Point> joints() {
        List<Point> joints = new ArrayList<>();
        Keypoints points = keypoints;
        for (int i = 0; points != null && i < Keypoints.COUNT; i++) {
            if (points.visible(i)) {
                joints.add(new Point(points.x(i), points.y(i)));
            }
        }
        return joints;
    }

    /**
     * An arrow that tells which way a person faces, seen from above so that down is towards the camera: the path of an SVG
     * in pixels of the upright image; empty where the facing is not known.
     */
    public String arrow() {
        FacingEstimate known = facing;
        if (known == null) {
            return "";
        }
        Box extent = shape.extent();
        double x = extent.centreX();
        double y = extent.y1() + 0.25 * extent.height();
        double length = Math.max(14, 0.3 * extent.width());
        double angle = Math.toRadians(known.degrees());
        double tipX = x + length * Math.sin(angle);
        double tipY = y + length * Math.cos(angle);
        StringBuilder path = new StringBuilder("M" + px(x) + " " + px(y) + "L" + px(tipX) + " " + px(tipY));
        for (double side : new double[] {-0.5, 0.5}) {
            path.append("M%s %sL%s %s"
                    .formatted(
                            px(tipX),
                            px(tipY),
                            px(tipX - 0.35 * length * Math.sin(angle + side)),
                            px(tipY - 0.35 * length * Math.cos(angle + side))));
        }
        return path.toString();
    }

    /** A number of pixels as SVG takes it, to a thousandth. */
    public static String px(double pixels) {
        double rounded = Math.rint(pixels * 1000) / 1000;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.3f", rounded);
    }
}
