package io.spatialforge.core.verify;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;

/** Order in depth by the second statistic; by the boxes where there is none. */
final class DepthCheck {

    /** Distances whose ratio is below this are not told apart. */
    private static final double RATIO = 1.06;

    /** Inverse depths whose gap is below this part of the scene's range are not told apart. */
    private static final double GAP = 0.06;

    /** The same two thresholds where a network estimated the depth, whose errors grow with nearness. */
    private static final double ESTIMATED_RATIO = 1.25;

    private static final double ESTIMATED_GAP = 0.12;

    /** A region of which this much is covered by the other's box has no order with it. */
    private static final double COVERED = 0.6;

    private final Scene scene;

    DepthCheck(Scene scene) {
        this.scene = scene;
    }

    /** 1 where the first is clearly nearer, -1 where it is clearly farther, 0 where it can't be told. */
    int compare(Region first, Region second) {
        DepthSource source = scene.depth();
        if (covered(first.box(), second.box()) || covered(second.box(), first.box())) {
            return 0;
        }
        if (source == null || first.depth() == null || second.depth() == null) {
            return BoxDepthCheck.compare(scene, first, second);
        }
        int order = byCheck(source, first.depth().check(), second.depth().check());
        return switch (source.origin()) {
            case MEASURED -> order;
            case ESTIMATED -> order != 0 && backed(order, first, second) ? order : 0;
        };
    }

    private static int byCheck(DepthSource source, DepthExtent first, DepthExtent second) {
        double a = distance(source, first.centre());
        double b = distance(source, second.centre());
        double aFar = distance(source, first.far());
        double bFar = distance(source, second.far());
        if (Math.abs(a - b) < threshold(source, Math.min(a, b)) || tooAlike(source, first.centre(), second.centre())) {
            return 0;
        }
        if (a < b) {
            return aFar < b && a < distance(source, second.near()) ? 1 : 0;
        }
        return bFar < a && b < distance(source, first.near()) ? -1 : 0;
    }

    /** Whether two estimated inverse depths are too near to each other for their size. */
    private static boolean tooAlike(DepthSource source, double one, double other) {
        double smaller = Math.min(one, other);
        return source.kind() == DepthSource.Kind.INVERSE
                && smaller > 0
                && Math.max(one, other) < ESTIMATED_RATIO * smaller;
    }

    /** Whether what boxes say agrees: the three witnesses, or else that the nearer one ends lower in the picture. */
    private boolean backed(int order, Region first, Region second) {
        int boxes = BoxDepthCheck.compare(scene, first, second);
        return boxes == 0 ? Math.signum(first.box().y2() - second.box().y2()) == order : boxes == order;
    }

    /** Something that grows with distance: the distance itself, or inverse depth turned round. */
    private static double distance(DepthSource source, double value) {
        return source.kind() == DepthSource.Kind.INVERSE ? source.high() - value : value;
    }

    private static double threshold(DepthSource source, double nearer) {
        boolean estimated = source.origin() == DepthSource.Origin.ESTIMATED;
        return source.kind() == DepthSource.Kind.INVERSE
                ? (estimated ? ESTIMATED_GAP : GAP) * (source.high() - source.low())
                : ((estimated ? ESTIMATED_RATIO : RATIO) - 1) * nearer;
    }

    private static boolean covered(Box box, Box by) {
        double width = Math.min(box.x2(), by.x2()) - Math.max(box.x1(), by.x1());
        double height = Math.min(box.y2(), by.y2()) - Math.max(box.y1(), by.y1());
        return width > 0 && height > 0 && width * height > COVERED * box.area();
    }
}
