package io.spatialforge.vision.copies;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.pixels.Picture;
import java.util.Arrays;
import java.util.Base64;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * The perceptual print of a photograph: its brightness averaged over {@value #SIDE} by {@value #SIDE} equal parts. It is
 * the same within a few grey levels at whatever size, quality and format the photograph is stored; and unlike a hash it can
 * be laid over another one to see whether they are alike, and where.
 */
public final class Miniature {

    /** Parts along each side. */
    public static final int SIDE = 32;

    /** Bytes of a miniature. */
    public static final int BYTES = SIDE * SIDE;

    /** What a written miniature begins with. */
    public static final String PREFIX = "print:";

    /**
     * A miniature with less detail than this could be of anything: sky, a wall, the night. An even gradient has 0.03 to 0.05,
     * grey with a little noise likewise; an aeroplane in a clear sky, the least of 351 photographs, 0.08.
     */
    private static final double LEAST_DETAIL = 0.06;

    private final byte[] luma;

    private Miniature(byte[] luma) {
        this.luma = luma;
    }

    /** Of a picture as it is stored or upright; many times as long as wide or not, it becomes a square. */
    public static Miniature of(Picture picture) {
        byte[] luma = new byte[BYTES];
        byte[] bgr = new byte[3 * BYTES];
        try (Mat small = new Mat(SIDE, SIDE, CV_8UC3);
                Size size = new Size(SIDE, SIDE)) {
            resize(picture.pixels(), small, size, 0, 0, INTER_AREA);
            try (BytePointer start = small.ptr()) {
                start.get(bgr);
            }
        }
        for (int i = 0, at = 0; i < BYTES; i++, at += 3) {
            luma[i] = (byte)
                    ((299 * (bgr[at + 2] & 0xff) + 587 * (bgr[at + 1] & 0xff) + 114 * (bgr[at] & 0xff) + 500) / 1000);
        }
        return new Miniature(luma);
    }

    /**
     * @param luma row by row, {@value #BYTES} bytes
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static Miniature ofBytes(byte[] luma) {
        if (luma.length != BYTES) {
            throw new IllegalArgumentException("a miniature has " + BYTES + " bytes, got " + luma.length);
        }
        return new Miniature(luma.clone());
    }

    /** What {@link #text} wrote, with {@link #PREFIX} or without; null if the text is no miniature. */
    public static @Nullable Miniature ofText(String text) {
        String digits = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            byte[] luma = Base64.getDecoder().decode(digits);
            return luma.length == BYTES ? new Miniature(luma) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** As a word of text, as lists of benchmarks take it. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(luma);
    }

    /** Brightness of each part, row by row; the caller's own. */
    public byte[] bytes() {
        return luma.clone();
    }

    /** Brightness of a part, 0 to 255. */
    int at(int i) {
        return luma[i] & 0xff;
    }

    /** Of the upright picture, if this one is of the stored picture. */
    public Miniature upright(Transform transform) {
        if (transform == Transform.IDENTITY) {
            return this;
        }
        byte[] turned = new byte[BYTES];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                Point to = transform.apply(new Point(x + 0.5, y + 0.5), SIDE, SIDE);
                turned[(int) to.y() * SIDE + (int) to.x()] = luma[y * SIDE + x];
            }
        }
        return new Miniature(turned);
    }

    /** With left and right exchanged. */
    public Miniature mirrored() {
        return upright(Transform.FLIP_HORIZONTAL);
    }

    /** Whether there is too little in it to tell it from others: such miniatures are like nothing. */
    public boolean isPlain() {
        double sum = 0;
        for (double value : LocalContrast.of(this)) {
            sum += value * value;
        }
        return sum / BYTES < LEAST_DETAIL;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Miniature m && Arrays.equals(luma, m.luma);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(luma);
    }

    @Override
    public String toString() {
        return text();
    }
}
