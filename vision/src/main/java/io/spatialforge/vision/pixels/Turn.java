package io.spatialforge.vision.pixels;

import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import io.spatialforge.core.scene.Transform;
import org.bytedeco.opencv.opencv_core.Mat;

/** Stored pixels made upright, as {@link Transform#apply} does it to points. */
final class Turn {

    private static final int ABOUT_HORIZONTAL_AXIS = 0;
    private static final int ABOUT_VERTICAL_AXIS = 1;

    private Turn() {}

    /**
     * @param stored closed, unless it is what is given back
     */
    static Mat upright(Mat stored, Transform transform) {
        if (transform == Transform.IDENTITY) {
            return stored;
        }
        try (stored) {
            Mat upright = new Mat();
            switch (transform) {
                case IDENTITY -> stored.copyTo(upright);
                case FLIP_HORIZONTAL -> flip(stored, upright, ABOUT_VERTICAL_AXIS);
                case ROTATE_180 -> rotate(stored, upright, ROTATE_180);
                case FLIP_VERTICAL -> flip(stored, upright, ABOUT_HORIZONTAL_AXIS);
                case TRANSPOSE -> transpose(stored, upright);
                case ROTATE_90 -> rotate(stored, upright, ROTATE_90_CLOCKWISE);
                case TRANSVERSE -> transverse(stored, upright);
                case ROTATE_270 -> rotate(stored, upright, ROTATE_90_COUNTERCLOCKWISE);
            }
            return upright;
        }
    }

    private static void transverse(Mat stored, Mat upright) {
        try (Mat transposed = new Mat()) {
            transpose(stored, transposed);
            rotate(transposed, upright, ROTATE_180);
        }
    }
}
