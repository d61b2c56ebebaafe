package io.spatialforge.sources.coco;

import io.spatialforge.core.scene.Mask;
import io.spatialforge.sources.coco.CocoRows.RegionRow;
import io.spatialforge.sources.coco.Placement.Placed;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Masks that lie where their region's box says. */
final class BelievedMask {

    /** A mask of which less lies in its region's box is another thing's, or was read wrongly. */
    private static final double IN_BOX = 0.9;

    private BelievedMask() {}

    /** The region's mask; null where there is none, or it is not to be believed. */
    static @Nullable Mask of(RegionRow row, Placed placed) {
        if (row.segmentation() == null) {
            return null;
        }
        Mask mask = row.segmentation().mask(placed.width(), placed.height());
        return mask == null || share(mask, row) < IN_BOX ? null : mask;
    }

    /** Why a segmentation is no mask to be believed. */
    static String problem(Segmentation segmentation, Placed placed) {
        return segmentation.mask(placed.width(), placed.height()) == null
                ? segmentation.problem(placed.width(), placed.height())
                : "most of it lies outside its box; run lengths go down the columns";
    }

    /** The share of a mask that lies in the row's box, give or take two pixels. */
    private static double share(Mask mask, RegionRow row) {
        BitSet cells = mask.cells();
        int inside = 0;
        int from = (int) Math.clamp(row.x() - 2, 0, mask.width());
        int to = (int) Math.clamp(Math.ceil(row.x() + row.width() + 2), 0, mask.width());
        int top = (int) Math.clamp(row.y() - 2, 0, mask.height());
        int bottom = (int) Math.clamp(Math.ceil(row.y() + row.height() + 2), 0, mask.height());
        for (int column = from; column < to && top < bottom; column++) {
            inside += cells.get(column * mask.height() + top, column * mask.height() + bottom)
                    .cardinality();
        }
        return inside / (double) cells.cardinality();
    }
}
