package io.spatialforge.vision.model.graph;

import static org.bytedeco.opencv.global.opencv_core.CV_16F;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_MAKETYPE;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.split;

import ai.onnxruntime.OnnxJavaType;
import io.spatialforge.vision.model.InputSpec;
import io.spatialforge.vision.model.InputSpec.Colour;
import io.spatialforge.vision.model.InputSpec.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Writes views of pictures into tensors as a manifest says. Sizes are changed on bytes, numbers are made from bytes one
 * channel at a time, straight into the tensor: of 640 × 480 pixels for a tensor of 416 × 416 that takes under a
 * millisecond.
 */
final class PictureFeed {

    private static final int CHANNELS = 3;

    private final InputSpec spec;
    private final int depth;
    private final double[] factor = new double[CHANNELS];
    private final double[] offset = new double[CHANNELS];

    public PictureFeed(InputSpec spec) {
        this.spec = spec;
        this.depth = switch (spec.type()) {
            case FLOAT32 -> CV_32F;
            case FLOAT16 -> CV_16F;
            case INT32 -> CV_32S;
            case UINT8 -> CV_8U;
        };
        for (int c = 0; c < CHANNELS; c++) {
            factor[c] = spec.range() / 255 / spec.std().get(c);
            offset[c] = -spec.mean().get(c) / spec.std().get(c);
        }
    }

    /** What the numbers of the tensor are. */
    public OnnxJavaType type() {
        return switch (spec.type()) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case INT32 -> OnnxJavaType.INT32;
            case UINT8 -> OnnxJavaType.UINT8;
        };
    }

    /** Width and height of a tensor in pixels. */
    public record TensorSize(int width, int height) {}

    /** The size of the tensor that a view is written into. */
    public TensorSize size(View view) {
        InputSpec.Fit fit = spec.fit();
        if (!fit.followsPicture()) {
            return new TensorSize(spec.width(), spec.height());
        }
        double width = view.region().width();
        double height = view.region().height();
        double across = spec.width() / width;
        double down = spec.height() / height;
        double scale = fit == InputSpec.Fit.AT_LEAST ? Math.max(across, down) : Math.min(across, down);
        if (spec.longest() != null) {
            scale = Math.min(scale, spec.longest() / Math.max(width, height));
        }
        return new TensorSize(multiple(width * scale, spec.width()), multiple(height * scale, spec.height()));
    }

    private int multiple(double length, int aim) {
        int step = spec.multiple();
        int rounded = Math.max(step, (int) Math.round(length / step) * step);
        return switch (spec.fit()) {
            case AT_LEAST ->
                spec.longest() == null
                        ? Math.max(aim, rounded)
                        : Math.max(step, Math.min(rounded, spec.longest() / step * step));
            case AT_MOST -> Math.min(aim, rounded);
            case STRETCH, LETTERBOX, LETTERBOX_CENTRE -> rounded;
        };
    }

    /** The axes of a tensor for so many pictures. */
    long[] shape(TensorSize size, int pictures) {
        return spec.layout() == Layout.NCHW
                ? new long[] {pictures, CHANNELS, size.height, size.width}
                : new long[] {pictures, size.height, size.width, CHANNELS};
    }

    /** Bytes of a tensor for one picture. */
    public int bytes(TensorSize size) {
        return size.width * size.height * CHANNELS * type().size;
    }

    /** What one thread needs to write tensors: native memory, kept from picture to picture. Closed by its owner. */
    static final class Desk implements AutoCloseable {

        private final Resizer resizer = new Resizer();
        private final MatVector planes = new MatVector();
        private final MatVector numbers = new MatVector(CHANNELS);
        private ByteBuffer tensors = ByteBuffer.allocateDirect(0);

        /** A buffer of so many bytes, with whatever was in it. */
        ByteBuffer buffer(int bytes) {
            if (tensors.capacity() < bytes) {
                tensors = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            }
            return tensors.clear().limit(bytes);
        }

        /** Lets go of what a picture of unusual size left. */
        void tidy() {
            resizer.tidy();
        }

        @Override
        public void close() {
            numbers.close();
            planes.close();
            resizer.close();
        }
    }

    /**
     * Writes a view into its place in a batch.
     *
     * @param tensors of at least {@code (slot + 1) * bytes(size)} bytes
     * @return where it lies
     */
    Placement write(View view, TensorSize size, Desk desk, ByteBuffer tensors, int slot) {
        Framing framing = Framing.of(view, size, spec.fit());
        Placement to = framing.placement();
        boolean filled = to.columns() == to.width() && to.rows() == to.height();
        int at = slot * bytes(size);
        try (Rect from = new Rect(framing.x(), framing.y(), framing.width(), framing.height());
                Mat source = new Mat(view.picture().pixels(), from);
                Rect content = new Rect(to.column(), to.row(), to.columns(), to.rows());
                BytePointer start = new BytePointer(tensors.position(0))) {
            split(desk.resizer.resized(source, to.columns(), to.rows()), desk.planes);
            if (spec.layout() == Layout.NCHW) {
                int plane = to.width() * to.height() * type().size;
                for (int c = 0; c < CHANNELS; c++) {
                    start.position(at + (long) c * plane);
                    try (Mat tensor = new Mat(to.height(), to.width(), CV_MAKETYPE(depth, 1), start);
                            Mat shown = filled ? tensor : new Mat(tensor, content)) {
                        if (!filled) {
                            fill(tensor, c);
                        }
                        plane(desk, c).convertTo(shown, depth, factor[c], offset[c]);
                    }
                }
            } else {
                start.position(at);
                try (Mat tensor = new Mat(to.height(), to.width(), CV_MAKETYPE(depth, CHANNELS), start);
                        Mat shown = filled ? tensor : new Mat(tensor, content)) {
                    if (!filled) {
                        fill(tensor);
                    }
                    for (int c = 0; c < CHANNELS; c++) {
                        plane(desk, c).convertTo(desk.numbers.get(c), depth, factor[c], offset[c]);
                    }
                    merge(desk.numbers, shown);
                }
            }
        }
        return to;
    }

    /** The plane that is a channel of the tensor: pictures are blue, green, red. */
    private Mat plane(Desk desk, int channel) {
        return desk.planes.get(spec.colour() == Colour.BGR ? channel : CHANNELS - 1 - channel);
    }

    private double grey(int channel) {
        return spec.pad() * factor[channel] + offset[channel];
    }

    private void fill(Mat plane, int channel) {
        try (Scalar grey = new Scalar(grey(channel))) {
            plane.put(grey);
        }
    }

    private void fill(Mat tensor) {
        try (Scalar grey = new Scalar(grey(0), grey(1), grey(2), 0)) {
            tensor.put(grey);
        }
    }
}
