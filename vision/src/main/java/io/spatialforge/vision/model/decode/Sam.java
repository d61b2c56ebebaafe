package io.spatialforge.vision.model.decode;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.vision.model.InputSpec;
import io.spatialforge.vision.model.MaskModel;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.Graph;
import io.spatialforge.vision.model.graph.PictureGraph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.Port;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Segment Anything: one graph looks at a picture, another draws masks for a prompt from what the first one gave. They come in
 * two forms, told apart by their inputs:
 *
 * <ul>
 *   <li>As its makers export the second graph: {@code image_embeddings}, {@code point_coords [1, n, 2]}, {@code point_labels
 *       [1, n]}, {@code mask_input [1, 1, 256, 256]}, {@code has_mask_input [1]}, {@code orig_im_size [2]}; answers {@code
 *       masks [1, 4, h, w]} and {@code iou_predictions [1, 4]}. A box is two points labelled 2 and 3.
 *   <li>As transformers exports both: {@code image_embeddings}, {@code image_positional_embeddings}, {@code input_points [1,
 *       prompts, n, 2]}, {@code input_labels [1, prompts, n]}; answers {@code pred_masks [1, prompts, 3, 256, 256]} over the
 *       whole tensor and {@code iou_scores [1, prompts, 3]}. These take no boxes: a box is asked for by its middle.
 * </ul>
 *
 * <p>Of the masks for a prompt the one that the model itself rates best is taken, if it rates it at {@code score} at least
 * and it fits: it covers the point, or its extent and the box overlap (intersection over union) by {@code fit}. The makers'
 * first mask of four is meant for several points and is left out for one.
 *
 * <p>A mask's cells are the tensor's pixels that show the picture: 1024 on the longer side. Grey around the picture is to be
 * 0 after mean and deviation, as in training: the nearest grey level that {@code pad} can say is 116.
 *
 * <p>Settings: {@code score} (0.88, what its makers take for masks of a whole picture) and {@code fit} (0.5). Further file:
 * {@code decoder}, the second graph.
 *
 * <p>Tested on tiny graphs with these tensors, not on SAM's weights.
 */
final class Sam implements MaskModel {

    static final Decoder DECODER = new Decoder("sam", Role.MASK, Reading::of, Sam::new);

    private static final String EMBEDDINGS = "image_embeddings";
    private static final String POSITIONS = "image_positional_embeddings";

    /** Labels of points: none (it fills the place of a box), one of the object, and the corners of a box. */
    private static final int NONE = -1;

    private static final int OBJECT = 1;
    private static final int TOP_LEFT = 2;
    private static final int BOTTOM_RIGHT = 3;

    private final ModelIdentity identity;
    private final Reading reading;
    private final PictureGraph encoder;
    private final Graph decoder;
    private final Form form;

    private enum Form {
        MAKERS,
        TRANSFORMERS
    }

    private record Reading(double score, double fit) {

        static Reading of(Settings settings) {
            Settings fresh = settings.fresh();
            Reading reading = new Reading(fresh.number("score", 0.88, 0, 1), fresh.number("fit", 0.5, 0, 1));
            fresh.rejectOthers();
            return reading;
        }
    }

    private Sam(Loaded loaded) {
        this.identity = loaded.identity();
        this.reading = Reading.of(loaded.spec().settings());
        InputSpec input = loaded.spec().input();
        if (input.fit() != InputSpec.Fit.LETTERBOX || input.width() != input.height()) {
            throw new ModelException(
                    "model '%s': decoder 'sam' expects a square tensor and fit letterbox, got %dx%d and %s"
                            .formatted(
                                    loaded.spec().id(),
                                    input.width(),
                                    input.height(),
                                    input.fit().id()));
        }
        this.encoder = loaded.pictures();
        this.decoder = loaded.graph("decoder", InputSpec.Sizes.ANY);
        this.form = decoder.inputs().containsKey("point_coords") ? Form.MAKERS : Form.TRANSFORMERS;
        Inputs.checkOnePicture(encoder.graph());
        check(encoder.graph(), "output", EMBEDDINGS, Port.ANY, Port.ANY, Port.ANY, Port.ANY);
        check(decoder, "input", EMBEDDINGS, Port.ANY, Port.ANY, Port.ANY, Port.ANY);
        switch (form) {
            case MAKERS -> {
                check(decoder, "input", "point_coords", 1, 2, 2);
                check(decoder, "input", "point_labels", 1, 2);
                check(decoder, "input", "mask_input", 1, 1, Port.ANY, Port.ANY);
                check(decoder, "input", "has_mask_input", 1);
                check(decoder, "input", "orig_im_size", 2);
                check(decoder, "output", "masks", Port.ANY, Port.ANY, Port.ANY, Port.ANY);
                check(decoder, "output", "iou_predictions", Port.ANY, Port.ANY);
            }
            case TRANSFORMERS -> {
                check(encoder.graph(), "output", POSITIONS, Port.ANY, Port.ANY, Port.ANY, Port.ANY);
                check(decoder, "input", POSITIONS, Port.ANY, Port.ANY, Port.ANY, Port.ANY);
                check(decoder, "input", "input_points", 1, 1, 1, 2);
                Inputs.check(decoder, "input_labels", "int64 [1, 1, 1]: a label for each point", 1, 1, 1);
                check(decoder, "output", "pred_masks", Port.ANY, Port.ANY, Port.ANY, Port.ANY, Port.ANY);
                check(decoder, "output", "iou_scores", Port.ANY, Port.ANY, Port.ANY);
            }
        }
    }

    private static void check(Graph graph, String kind, String name, long... shape) {
        Port port = kind.equals("input") ? graph.input(name) : graph.output(name);
        if (!port.fits(shape)) {
            throw graph.differs(kind, port, new Port(name, OnnxJavaType.FLOAT, boxed(shape)).toString());
        }
    }

    private static List<Long> boxed(long[] shape) {
        List<Long> all = new ArrayList<>();
        for (long axis : shape) {
            all.add(axis);
        }
        return all;
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public List<@Nullable Mask> masks(Picture picture, List<? extends Shape> prompts) {
        if (prompts.isEmpty()) {
            return List.of();
        }
        return encoder.answers(List.of(View.whole(picture)), (look, slot, placement) -> {
                    List<@Nullable Mask> masks = new ArrayList<>();
                    for (Shape prompt : prompts) {
                        masks.add(mask(look, placement, prompt));
                    }
                    return masks;
                })
                .get(0);
    }

    private @Nullable Mask mask(Answer look, Placement placement, Shape prompt) {
        Mask mask = switch (form) {
            case MAKERS -> makers(look, placement, prompt);
            case TRANSFORMERS -> transformers(look, placement, prompt);
        };
        return mask != null && fits(mask, prompt, placement) ? mask : null;
    }

    private @Nullable Mask makers(Answer look, Placement placement, Shape prompt) {
        float[] points = switch (prompt) {
            case Point point -> points(placement, point.x(), point.y(), Double.NaN, Double.NaN);
            case Box box -> points(placement, box.x1(), box.y1(), box.x2(), box.y2());
        };
        float[] labels = switch (prompt) {
            case Point point -> new float[] {OBJECT, NONE};
            case Box box -> new float[] {TOP_LEFT, BOTTOM_RIGHT};
        };
        Port given = decoder.input("mask_input");
        int high = side(given, 2);
        int wide = side(given, 3);
        Map<String, OnnxTensor> own = new HashMap<>();
        try {
            own.put("point_coords", decoder.floats(points, 1, 2, 2));
            own.put("point_labels", decoder.floats(labels, 1, 2));
            own.put("mask_input", decoder.floats(new float[high * wide], 1, 1, high, wide));
            own.put("has_mask_input", decoder.floats(new float[1], 1));
            own.put("orig_im_size", decoder.floats(new float[] {placement.rows(), placement.columns()}, 2));
            Map<String, OnnxTensor> all = new HashMap<>(own);
            all.put(EMBEDDINGS, look.tensor(EMBEDDINGS));
            try (Answer answer = decoder.run(all)) {
                Answer.Floats ratings = answer.floats("iou_predictions");
                boolean manyMasks = ratings.length(1) == 4;
                int best = best(ratings.values(), manyMasks && prompt instanceof Point ? 1 : 0);
                return best < 0 ? null : drawn(answer.floats("masks"), best, placement);
            }
        } finally {
            own.values().forEach(OnnxTensor::close);
        }
    }

    /** The makers' graph draws over the picture alone, in as many rows and columns as it was told. */
    private Mask drawn(Answer.Floats masks, int which, Placement placement) {
        int columns = placement.columns();
        int rows = placement.rows();
        if (masks.length(2) != rows || masks.length(3) != columns) {
            throw new ModelException("model '%s': a mask of %dx%d where %dx%d was asked for; is it SAM's second graph?"
                    .formatted(decoder.model(), masks.length(3), masks.length(2), columns, rows));
        }
        BitSet cells = new BitSet(columns * rows);
        int at = which * columns * rows;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (masks.values()[at++] > 0) {
                    cells.set(column * rows + row);
                }
            }
        }
        return Mask.of(columns, rows, cells);
    }

    private @Nullable Mask transformers(Answer look, Placement placement, Shape prompt) {
        Box extent = prompt.extent();
        float[] points = points(placement, extent.centreX(), extent.centreY(), Double.NaN, Double.NaN);
        Map<String, OnnxTensor> own = new HashMap<>();
        try {
            own.put("input_points", decoder.floats(new float[] {points[0], points[1]}, 1, 1, 1, 2));
            own.put("input_labels", decoder.longs(new long[] {OBJECT}, 1, 1, 1));
            Map<String, OnnxTensor> all = new HashMap<>(own);
            all.put(EMBEDDINGS, look.tensor(EMBEDDINGS));
            all.put(POSITIONS, look.tensor(POSITIONS));
            try (Answer answer = decoder.run(all)) {
                int best = best(answer.floats("iou_scores").values(), 0);
                return best < 0 ? null : enlarged(answer.floats("pred_masks"), best, placement);
            }
        } finally {
            own.values().forEach(OnnxTensor::close);
        }
    }

    /** The graph of transformers draws coarsely over the whole tensor: cells between its own are weighted of four. */
    private static Mask enlarged(Answer.Floats masks, int which, Placement placement) {
        int high = masks.length(3);
        int wide = masks.length(4);
        int columns = placement.columns();
        int rows = placement.rows();
        int from = which * high * wide;
        BitSet cells = new BitSet(columns * rows);
        for (int column = 0; column < columns; column++) {
            double x = Math.clamp((column + 0.5) * wide / placement.width() - 0.5, 0, wide - 1);
            int left = Math.min((int) x, Math.max(0, wide - 2));
            int right = Math.min(left + 1, wide - 1);
            for (int row = 0; row < rows; row++) {
                double y = Math.clamp((row + 0.5) * high / placement.height() - 0.5, 0, high - 1);
                int top = Math.min((int) y, Math.max(0, high - 2));
                int bottom = Math.min(top + 1, high - 1);
                double above = mixed(masks.values(), from + top * wide, left, right, x - left);
                double below = mixed(masks.values(), from + bottom * wide, left, right, x - left);
                if (above + (below - above) * (y - top) > 0) {
                    cells.set(column * rows + row);
                }
            }
        }
        return Mask.of(columns, rows, cells);
    }

    private static double mixed(float[] values, int line, int left, int right, double share) {
        return values[line + left] + (values[line + right] - values[line + left]) * share;
    }

    /** Two points of the image in the tensor's pixels, counted from the middle of the first; a missing one is (0, 0). */
    private static float[] points(Placement placement, double x1, double y1, double x2, double y2) {
        double[] image = {x1, y1, x2, y2};
        float[] tensor = new float[4];
        for (int i = 0; i < 4; i++) {
            double at = i % 2 == 0
                    ? (image[i] - placement.left()) / placement.perColumn()
                    : (image[i] - placement.top()) / placement.perRow();
            tensor[i] = Double.isNaN(at) ? 0 : (float) (at - 0.5);
        }
        return tensor;
    }

    private static int side(Port port, int axis) {
        return port.shape().get(axis) == Port.ANY
                ? 256
                : Math.toIntExact(port.shape().get(axis));
    }

    /** Which mask is rated best, from one on; -1 where none is rated well enough. */
    private int best(float[] ratings, int from) {
        int best = -1;
        for (int i = from; i < ratings.length; i++) {
            if (ratings[i] >= reading.score && (best < 0 || ratings[i] > ratings[best])) {
                best = i;
            }
        }
        return best;
    }

    private boolean fits(Mask mask, Shape prompt, Placement placement) {
        double across = (double) placement.imageWidth() / mask.width();
        double down = (double) placement.imageHeight() / mask.height();
        BitSet cells = mask.cells();
        return switch (prompt) {
            case Point point -> {
                int column = Math.clamp((long) (point.x() / across), 0, mask.width() - 1);
                int row = Math.clamp((long) (point.y() / down), 0, mask.height() - 1);
                yield cells.get(column * mask.height() + row);
            }
            case Box box -> {
                Box extent = extent(cells, mask.height(), across, down);
                yield extent != null && extent.iou(box) >= reading.fit;
            }
        };
    }

    private static @Nullable Box extent(BitSet cells, int height, double across, double down) {
        if (cells.isEmpty()) {
            return null;
        }
        int top = height;
        int bottom = -1;
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            top = Math.min(top, cell % height);
            bottom = Math.max(bottom, cell % height);
        }
        int left = cells.nextSetBit(0) / height;
        int right = (cells.length() - 1) / height;
        return new Box(left * across, top * down, (right + 1) * across, (bottom + 1) * down);
    }
}
