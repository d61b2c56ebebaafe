package io.spatialforge.bench.copies;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** What happens to photographs on their way through the web, each from pixels to the bytes of a new file. */
public enum Alteration {
    QUARTER("rescaled to 0.25", (in, dice) -> jpeg(scaled(in, 0.25), 90)),
    HALF("rescaled to 0.5", (in, dice) -> jpeg(scaled(in, 0.5), 90)),
    ODD("rescaled to 0.73", (in, dice) -> jpeg(scaled(in, 0.73), 90)),
    LARGER("rescaled to 1.5", (in, dice) -> jpeg(scaled(in, 1.5), 90)),
    DOUBLE("rescaled to 2", (in, dice) -> jpeg(scaled(in, 2), 90)),
    JPEG_30("JPEG, quality 30", (in, dice) -> jpeg(in.clone(), 30)),
    JPEG_50("JPEG, quality 50", (in, dice) -> jpeg(in.clone(), 50)),
    JPEG_90("JPEG, quality 90", (in, dice) -> jpeg(in.clone(), 90)),
    WEBP("WebP, quality 75", (in, dice) -> encoded(in.clone(), ".webp", IMWRITE_WEBP_QUALITY, 75)),
    PNG("PNG", (in, dice) -> encoded(in.clone(), ".png")),
    CROP_ONE("cropped 5% on one side", (in, dice) -> jpeg(cropped(in, 1 << dice.nextInt(4)), 90)),
    CROP_SOME("cropped 5% on random sides", (in, dice) -> jpeg(cropped(in, dice.nextInt(1, 16)), 90)),
    CROP_ALL("cropped 5% on all sides", (in, dice) -> jpeg(cropped(in, 15), 90)),
    MIRROR("mirrored", (in, dice) -> jpeg(mirrored(in.clone()), 90)),
    MIRROR_CROP(
            "mirrored, cropped 5% on random sides", (in, dice) -> jpeg(mirrored(cropped(in, dice.nextInt(1, 16))), 90)),
    CROP_HALF_50(
            "cropped 5% on random sides, rescaled to 0.5, JPEG, quality 50",
            (in, dice) -> jpeg(scaled(cropped(in, dice.nextInt(1, 16)), 0.5), 50)),
    BRIGHTER("brighter by 20, contrast 1.15", (in, dice) -> jpeg(toned(in, 1.15, 20), 90)),
    DARKER("darker by 20, contrast 0.85", (in, dice) -> jpeg(toned(in, 0.85, -10), 90)),
    GREY("grey", (in, dice) -> jpeg(grey(in), 90)),
    BORDER("border of 2%", (in, dice) -> jpeg(bordered(in, dice.nextInt(2) * 255), 90)),
    WATERMARK("watermark", (in, dice) -> jpeg(marked(in, dice), 90));

    private final String words;
    private final Change change;

    Alteration(String words, Change change) {
        this.words = words;
        this.change = change;
    }

    private interface Change {
        byte[] of(Mat in, SplittableRandom dice);
    }

    /** What was done, for a person. */
    public String words() {
        return words;
    }

    /** The bytes of an altered copy. */
    public byte[] of(Mat in, SplittableRandom dice) {
        return change.of(in, dice);
    }

    private static byte[] jpeg(Mat pixels, int quality) {
        return encoded(pixels, ".jpg", IMWRITE_JPEG_QUALITY, quality);
    }

    private static byte[] encoded(Mat pixels, String ending, int... settings) {
        try (pixels;
                BytePointer to = new BytePointer();
                IntPointer how = new IntPointer(settings)) {
            if (!imencode(ending, pixels, to, how)) {
                throw new IllegalStateException("no " + ending + " can be made");
            }
            byte[] bytes = new byte[Math.toIntExact(to.limit())];
            to.get(bytes);
            return bytes;
        }
    }

    private static Mat scaled(Mat in, double scale) {
        Mat out = new Mat();
        try (Size size = new Size((int) Math.round(in.cols() * scale), (int) Math.round(in.rows() * scale))) {
            resize(in, out, size, 0, 0, scale < 1 ? INTER_AREA : INTER_CUBIC);
        }
        return out;
    }

    private static Mat cropped(Mat in, int sides) {
        int across = (int) Math.round(in.cols() * 0.05);
        int down = (int) Math.round(in.rows() * 0.05);
        int left = (sides & 1) * across;
        int top = (sides >> 1 & 1) * down;
        int width = in.cols() - left - (sides >> 2 & 1) * across;
        int height = in.rows() - top - (sides >> 3) * down;
        try (Rect rest = new Rect(left, top, width, height);
                Mat part = new Mat(in, rest)) {
            return part.clone();
        }
    }

    private static Mat mirrored(Mat in) {
        try (in) {
            Mat out = new Mat();
            flip(in, out, 1);
            return out;
        }
    }

    private static Mat toned(Mat in, double contrast, double brightness) {
        Mat out = new Mat();
        in.convertTo(out, -1, contrast, brightness - 128 * (contrast - 1));
        return out;
    }

    private static Mat grey(Mat in) {
        try (Mat grey = new Mat()) {
            Mat out = new Mat();
            cvtColor(in, grey, COLOR_BGR2GRAY);
            cvtColor(grey, out, COLOR_GRAY2BGR);
            return out;
        }
    }

    private static Mat bordered(Mat in, int tone) {
        int width = (int) Math.round(0.02 * Math.max(in.cols(), in.rows()));
        Mat out = new Mat();
        try (Scalar colour = new Scalar(tone, tone, tone, 0)) {
            copyMakeBorder(in, out, width, width, width, width, BORDER_CONSTANT, colour);
        }
        return out;
    }

    private static Mat marked(Mat in, SplittableRandom dice) {
        Mat out = in.clone();
        double size = in.cols() / 320.0;
        int x = (int) (in.cols() * dice.nextDouble(0.02, 0.4));
        int y = (int) (in.rows() * dice.nextDouble(0.15, 0.95));
        try (Point at = new Point(x, y);
                Scalar white = new Scalar(255, 255, 255, 0);
                BytePointer text = new BytePointer("(c) example.org")) {
            putText(out, text, at, FONT_HERSHEY_SIMPLEX, size, white, (int) Math.ceil(2 * size), LINE_AA, false);
        }
        return out;
    }
}
