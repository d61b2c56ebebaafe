package io.spatialforge.vision.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * From the bytes of a stored photograph to upright pixels. Safe for several threads; memory beyond the picture that is
 * given back is released before it is.
 *
 * <p>What the decoder itself does not do is done before it is asked. A file that declares too many pixels, is cut short or
 * is of a kind that is not read is refused by {@link PhotoProbe}; one whose data was altered is refused by {@link Damage},
 * because decoders make a picture out of anything. The decoder is told to leave EXIF's orientation alone: ingest decided on
 * the turn, and this is the one place that applies it.
 *
 * <p>16 bits become 8; grey becomes three equal channels; four inks become blue, green and red. Where a picture is
 * transparent it is laid on white, which is what a page shows behind it and so what its annotators saw.
 */
public final class PictureDecoder {

    /** As {@code leastSide}: all pixels of the image. */
    public static final int FULL = 0;

    private PictureDecoder() {}

    /** {@link #decode(byte[], Transform, int, Integrity)} of bytes of which nothing is known. */
    public static Picture decode(byte[] bytes, Transform transform, int leastSide) throws PictureException {
        return decode(bytes, transform, leastSide, Integrity.UNKNOWN);
    }

    /**
     * Decodes a photograph and turns it upright.
     *
     * @param bytes of the stored file
     * @param transform how its stored pixels become upright, as the scene's image says
     * @param leastSide no model needs more pixels than this on the shorter side, so that a JPEG may be decoded at a half, a
     *     quarter or an eighth of its size as long as so many are left; {@link #FULL} for all
     * @param integrity whether damage is still to be looked for
     * @return the picture, to be closed; its width and height are those of the upright image at full size
     * @throws PictureException if the file is of a kind that is not read, declares too many pixels, is cut short, is
     *     damaged, or holds another size than it declares
     */
    public static Picture decode(byte[] bytes, Transform transform, int leastSide, Integrity integrity)
            throws PictureException {
        return switch (PhotoProbe.probe(bytes, PhotoProbe.MAX_PIXELS)) {
            case Photo.Flawed flaw -> throw new PictureException(flaw.reason(), flaw.detail());
            case Photo.Sound photo -> {
                if (integrity == Integrity.UNKNOWN) {
                    requireUndamaged(bytes, photo.format());
                }
                yield decode(bytes, photo, transform, leastSide);
            }
        };
    }

    private static void requireUndamaged(byte[] bytes, String format) throws PictureException {
        String damage = Damage.in(bytes, format);
        if (damage != null) {
            throw new PictureException(Reason.IMAGE_DAMAGED, damage);
        }
    }

    private static Picture decode(byte[] bytes, Photo.Sound photo, Transform transform, int leastSide)
            throws PictureException {
        int reduction = photo.format().equals("jpeg") ? reduction(photo, leastSide) : 1;
        Mat upright = Turn.upright(stored(bytes, photo, reduction), transform);
        boolean swaps = transform.swapsAxes();
        return new Picture(
                upright, swaps ? photo.height() : photo.width(), swaps ? photo.width() : photo.height());
    }

    /** How many times smaller each side may be: 1, 2, 4 or 8, as the JPEG decoder can do it. */
    private static int reduction(Photo.Sound photo, int leastSide) {
        int shorter = Math.min(photo.width(), photo.height());
        int reduction = 1;
        while (leastSide > FULL && reduction < 8 && shorter / (2 * reduction) >= leastSide) {
            reduction *= 2;
        }
        return reduction;
    }

    private static Mat stored(byte[] bytes, Photo.Sound photo, int reduction) throws PictureException {
        byte[] unturned = photo.format().equals("tiff") ? TiffOrientation.without(bytes) : bytes;
        Mat decoded = decoded(unturned, flags(photo.format(), reduction));
        int width = (photo.width() + reduction - 1) / reduction;
        int height = (photo.height() + reduction - 1) / reduction;
        if (decoded.empty()) {
            decoded.close();
            throw new PictureException(
                    Reason.IMAGE_DAMAGED, "the decoder makes no picture of the %s".formatted(photo.format()));
        }
        if (decoded.cols() != width || decoded.rows() != height) {
            try (decoded) {
                throw new PictureException(
                        Reason.IMAGE_SIZE_MISMATCH,
                        "the header says %dx%d, which gives %dx%d, the decoder gives %dx%d"
                                .formatted(
                                        photo.width(), photo.height(), width, height, decoded.cols(), decoded.rows()));
            }
        }
        return inColour(decoded);
    }

    /** Only as colour are JPEGs reduced. A BMP's fourth byte means nothing, though it would be taken for transparency. */
    private static int flags(String format, int reduction) {
        if (!format.equals("jpeg") && !format.equals("bmp")) {
            return IMREAD_UNCHANGED;
        }
        return IMREAD_IGNORE_ORIENTATION
                | switch (reduction) {
                    case 2 -> IMREAD_REDUCED_COLOR_2;
                    case 4 -> IMREAD_REDUCED_COLOR_4;
                    case 8 -> IMREAD_REDUCED_COLOR_8;
                    default -> IMREAD_COLOR;
                };
    }

    /** What OpenCV makes of a file; empty where it makes nothing of it. */
    static Mat decoded(byte[] bytes, int flags) throws PictureException {
        OpenCv.ready();
        try (BytePointer data = new BytePointer(bytes);
                Mat file = new Mat(1, bytes.length, CV_8UC1, data)) {
            return imdecode(file, flags);
        } catch (RuntimeException e) { // OpenCV's exceptions arrive as these
            throw new PictureException(Reason.IMAGE_UNREADABLE, "the decoder says: " + e.getMessage());
        }
    }

    /** Takes over what it is given. */
    private static Mat inColour(Mat decoded) throws PictureException {
        if (decoded.type() == CV_8UC3) {
            return decoded;
        }
        try (decoded;
                Mat bytes = new Mat()) {
            if (decoded.depth() != CV_8U && decoded.depth() != CV_16U) {
                throw new PictureException(
                        Reason.IMAGE_UNSUPPORTED, "pixels of OpenCV's type %d are not read".formatted(decoded.type()));
            }
            decoded.convertTo(bytes, CV_8U, decoded.depth() == CV_16U ? 1.0 / 257 : 1, 0);
            Mat colour = new Mat();
            switch (bytes.channels()) {
                case 1 -> cvtColor(bytes, colour, COLOR_GRAY2BGR);
                case 3 -> bytes.copyTo(colour);
                case 4 -> onWhite(bytes, colour);
                default ->
                    throw new PictureException(
                            Reason.IMAGE_UNSUPPORTED,
                            "a picture of %d channels is not read".formatted(bytes.channels()));
            }
            return colour;
        }
    }

    private static void onWhite(Mat transparent, Mat colour) {
        colour.create(transparent.rows(), transparent.cols(), CV_8UC3);
        byte[] from = new byte[4 * transparent.cols()];
        byte[] to = new byte[3 * transparent.cols()];
        for (int y = 0; y < transparent.rows(); y++) {
            try (BytePointer source = transparent.ptr(y);
                    BytePointer target = colour.ptr(y)) {
                source.get(from);
                for (int in = 0, out = 0; in < from.length; in += 4) {
                    int alpha = from[in + 3] & 0xFF;
                    for (int channel = 0; channel < 3; channel++) {
                        int ink = from[in + channel] & 0xFF;
                        to[out++] = (byte) ((ink * alpha + 255 * (255 - alpha) + 127) / 255);
                    }
                }
                target.put(to);
            }
        }
    }
}
