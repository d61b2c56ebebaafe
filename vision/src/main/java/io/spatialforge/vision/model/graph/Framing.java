package io.spatialforge.vision.model.graph;

import io.spatialforge.core.scene.Box;
import io.spatialforge.vision.model.InputSpec.Fit;
import io.spatialforge.vision.pixels.Picture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Which pixels at hand are shown, and where in a tensor.
 *
 * @param x first column of them
 * @param y first row of them
 * @param width how many columns
 * @param height how many rows
 */
record Framing(int x, int y, int width, int height, Placement placement) {

    static Framing of(View view, PictureFeed.TensorSize size, Fit fit) {
        Box region = view.region();
        Picture picture = view.picture();
        boolean whole = region.x1() == 0
                && region.y1() == 0
                && region.x2() == picture.width()
                && region.y2() == picture.height();
        return whole ? ofWhole(picture, size, fit) : ofPart(picture, region, size);
    }

    private static Framing ofWhole(Picture picture, PictureFeed.TensorSize size, Fit fit) {
        int columns = size.width();
        int rows = size.height();
        int column = 0;
        int row = 0;
        if (fit == Fit.LETTERBOX || fit == Fit.LETTERBOX_CENTRE) {
            double scale = Math.min((double) columns / picture.width(), (double) rows / picture.height());
            columns = Math.clamp(Math.round(picture.width() * scale), 1, size.width());
            rows = Math.clamp(Math.round(picture.height() * scale), 1, size.height());
            if (fit == Fit.LETTERBOX_CENTRE) {
                column = (size.width() - columns) / 2;
                row = (size.height() - rows) / 2;
            }
        }
        Mat pixels = picture.pixels();
        return of(picture, size, 0, 0, pixels.cols(), pixels.rows(), column, row, columns, rows);
    }

    /** The region fills the tensor; what of it lies within the picture fills whole columns and rows. */
    private static Framing ofPart(Picture picture, Box region, PictureFeed.TensorSize size) {
        Mat pixels = picture.pixels();
        double across = (double) pixels.cols() / picture.width();
        double down = (double) pixels.rows() / picture.height();
        // At least one pixel of the picture is shown, wherever the region lies.
        int left = Math.min(pixels.cols() - 1, (int) Math.round(region.x1() * across));
        int top = Math.min(pixels.rows() - 1, (int) Math.round(region.y1() * down));
        int right = Math.max(Math.max(left, 0) + 1, (int) Math.round(region.x2() * across));
        int bottom = Math.max(Math.max(top, 0) + 1, (int) Math.round(region.y2() * down));
        double scaleX = (double) size.width() / (right - left);
        double scaleY = (double) size.height() / (bottom - top);
        int x1 = Math.max(0, left);
        int y1 = Math.max(0, top);
        int x2 = Math.min(pixels.cols(), right);
        int y2 = Math.min(pixels.rows(), bottom);
        int column = Math.clamp(Math.round((x1 - left) * scaleX), 0, size.width() - 1);
        int row = Math.clamp(Math.round((y1 - top) * scaleY), 0, size.height() - 1);
        int columns = Math.clamp(Math.round((x2 - left) * scaleX) - column, 1, size.width() - column);
        int rows = Math.clamp(Math.round((y2 - top) * scaleY) - row, 1, size.height() - row);
        return of(picture, size, x1, y1, x2 - x1, y2 - y1, column, row, columns, rows);
    }

    private static Framing of(
            Picture picture,
            PictureFeed.TensorSize size,
            int x,
            int y,
            int width,
            int height,
            int column,
            int row,
            int columns,
            int rows) {
        double ofImageX = (double) picture.width() / picture.pixels().cols();
        double ofImageY = (double) picture.height() / picture.pixels().rows();
        double perColumn = width * ofImageX / columns;
        double perRow = height * ofImageY / rows;
        Placement placement = new Placement(
                size.width(),
                size.height(),
                column,
                row,
                columns,
                rows,
                x * ofImageX - column * perColumn,
                y * ofImageY - row * perRow,
                perColumn,
                perRow,
                picture.width(),
                picture.height());
        return new Framing(x, y, width, height, placement);
    }
}
