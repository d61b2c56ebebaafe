package io.spatialforge.sources.coco;

import io.spatialforge.core.scene.Flags;
import io.spatialforge.sources.coco.CocoRows.RegionRow;
import java.util.Objects;

/** When rows of one id are one annotation, and what the two make together. */
final class SameAnnotation {

    /** Two files' boxes of one annotation id are the same box from this IoU on; they may be rounded differently. */
    private static final double SAME_BOX = 0.9;

    private SameAnnotation() {}

    static boolean sameNumbers(RegionRow a, RegionRow b) {
        return a.x() == b.x()
                && a.y() == b.y()
                && a.width() == b.width()
                && a.height() == b.height()
                && Objects.equals(a.problem(), b.problem());
    }

    /** Whether two boxes of one id are the same box. */
    static boolean samePlace(RegionRow a, RegionRow b) {
        if (sameNumbers(a, b)) {
            return true;
        }
        double w = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
        double h = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
        double shared = w > 0 && h > 0 ? w * h : 0;
        return shared > 0 && shared >= SAME_BOX * (a.width() * a.height() + b.width() * b.height() - shared);
    }

    /** What both say, with the keypoints and the segmentation of whichever has them. */
    static RegionRow merged(RegionRow a, RegionRow b) {
        return new RegionRow(
                a.file(),
                a.record(),
                a.id(),
                a.category(),
                new Flags(a.flags().bits() | b.flags().bits()),
                a.problem(),
                a.x(),
                a.y(),
                a.width(),
                a.height(),
                a.keypoints() != null ? a.keypoints() : b.keypoints(),
                a.segmentation() != null ? a.segmentation() : b.segmentation());
    }
}
