package io.spatialforge.vision.depth;

import io.spatialforge.core.scene.Mask;
import java.util.BitSet;

/** A mask laid over the pixels of a depth map. */
final class MaskPixels {

    private final BitSet cells;
    private final int rows;
    private final double columnsPerPixel;
    private final double rowsPerPixel;
    private final int width;
    private final int height;

    /** Bounds of the mask in pixels of the map: from {@code left} to before {@code right}, and likewise downwards. */
    final int left;

    final int top;
    final int right;
    final int bottom;

    MaskPixels(Mask mask, DepthMap map) {
        cells = mask.cells();
        rows = mask.height();
        width = map.width();
        height = map.height();
        columnsPerPixel = (double) mask.width() / width;
        rowsPerPixel = (double) mask.height() / height;
        int firstRow = rows;
        int lastRow = -1;
        for (int from = cells.nextSetBit(0); from >= 0; ) {
            int to = cells.nextClearBit(from) - 1;
            boolean oneColumn = from / rows == to / rows;
            firstRow = oneColumn ? Math.min(firstRow, from % rows) : 0;
            lastRow = oneColumn ? Math.max(lastRow, to % rows) : rows - 1;
            from = cells.nextSetBit(to + 1);
        }
        boolean none = cells.isEmpty();
        left = none ? 0 : (int) Math.floor(cells.nextSetBit(0) / rows / columnsPerPixel);
        right = none ? 0 : Math.min(width, (int) Math.ceil(((cells.length() - 1) / rows + 1) / columnsPerPixel));
        top = none ? 0 : (int) Math.floor(firstRow / rowsPerPixel);
        bottom = none ? 0 : Math.min(height, (int) Math.ceil((lastRow + 1) / rowsPerPixel));
    }

    /** Whether the mask covers the centre of a pixel. */
    boolean covers(int x, int y) {
        return x >= 0
                && y >= 0
                && x < width
                && y < height
                && cells.get((int) ((x + 0.5) * columnsPerPixel) * rows + (int) ((y + 0.5) * rowsPerPixel));
    }

    /** Whether it covers the pixel and those this far from it to four sides, so that it is not at the mask's rim. */
    boolean coversAround(int x, int y, int distance) {
        return covers(x, y)
                && covers(x - distance, y)
                && covers(x + distance, y)
                && covers(x, y - distance)
                && covers(x, y + distance);
    }
}
