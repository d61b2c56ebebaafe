package io.spatialforge.core.scene;

import io.spatialforge.core.label.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts a scene together from boxes that are at hand in a program, by the customs of the sources: labels in their normal
 * form, boxes cut off at the border of the image and flagged where it cuts them, places to a thousandth of a pixel, regions
 * numbered by label and place whatever the order they came in. Begins with {@link Scene#of}. For one thread.
 */
public final class SceneBuilder {

    /** A box whose edge comes this close to the border, in pixels, is taken for cut by it. */
    private static final double BORDER = 1;

    private static final Comparator<Region> IN_ORDER = Comparator.comparing(Region::label)
            .thenComparingDouble(region -> region.box().x1())
            .thenComparingDouble(region -> region.box().y1())
            .thenComparingDouble(region -> region.box().x2())
            .thenComparingDouble(region -> region.box().y2());

    private final Image image;
    private final List<Region> regions = new ArrayList<>();
    private final Set<String> exhaustive = new TreeSet<>();
    private final Set<String> absent = new TreeSet<>();
    private final List<Caption> captions = new ArrayList<>();
    private @Nullable DepthSource depth;

    SceneBuilder(Image image) {
        this.image = image;
    }

    /**
     * Adds a thing that a person annotated.
     *
     * @param label in any spelling: it is brought into its normal form, lower case and single spaces
     * @param shape a box or a point, in pixels of the upright image
     * @throws IllegalArgumentException if the label is empty, or nothing of the shape lies in the image
     */
    public SceneBuilder region(String label, Shape shape) {
        return region(label, shape, region -> region);
    }

    /**
     * Adds a thing of which more is known: its flags, depth, keypoints, facing, mask, attributes, or that a detector saw it.
     *
     * @param label as {@link #region(String, Shape)} takes it
     * @param shape a box or a point, in pixels of the upright image
     * @param known adds to the region what is known, as in {@code region -> region.withKeypoints(keypoints)}
     * @throws IllegalArgumentException if the label is empty, or nothing of the shape lies in the image
     */
    public SceneBuilder region(String label, Shape shape, UnaryOperator<Region> known) {
        Shape placed = placed(label, shape);
        Flags flags = placed instanceof Box && isCut(placed.extent()) ? Flags.of(RegionFlag.TRUNCATED) : Flags.NONE;
        regions.add(known.apply(Region.annotated(regions.size(), normal(label), placed, flags)));
        return this;
    }

    /**
     * Says that every instance of the labels is annotated. Only of such labels are things counted, and all of them asked
     * for.
     */
    public SceneBuilder exhaustive(String... labels) {
        for (String label : labels) {
            exhaustive.add(normal(label));
        }
        return this;
    }

    /** Says that there is none of the labels in the image. */
    public SceneBuilder absent(String... labels) {
        for (String label : labels) {
            absent.add(normal(label));
        }
        return this;
    }

    /** Says what the depth values of the regions mean. */
    public SceneBuilder depth(DepthSource source) {
        depth = source;
        return this;
    }

    /** Adds a text about the whole image. */
    public SceneBuilder caption(Caption caption) {
        captions.add(caption);
        return this;
    }

    /**
     * The scene of all that was said. The builder may go on and make another.
     *
     * @throws IllegalArgumentException if two regions have the same label and place, a label is said to be exhaustive that
     *     no region has, or absent that one has
     */
    public Scene build() {
        List<Region> sorted = new ArrayList<>(regions);
        sorted.sort(IN_ORDER);
        Set<String> labels = new TreeSet<>();
        for (int i = 0; i < sorted.size(); i++) {
            Region region = sorted.get(i);
            if (i > 0 && IN_ORDER.compare(sorted.get(i - 1), region) == 0) {
                throw new IllegalArgumentException(
                        "image %s: expected each thing once, got two of '%s' at %s; leave one out"
                                .formatted(image.id(), region.label(), region.shape()));
            }
            labels.add(region.label());
            sorted.set(i, region.withId("r" + i));
        }
        for (String label : exhaustive) {
            if (!labels.contains(label)) {
                throw new IllegalArgumentException(
                        "image %s: expected a region with the exhaustive label '%s', got none; if there is none in the"
                                        .formatted(image.id(), label)
                                + " image, say absent(\"%s\")".formatted(label));
            }
        }
        for (String label : absent) {
            if (labels.contains(label)) {
                throw new IllegalArgumentException("image %s: '%s' is said to be absent, and a region has that label"
                        .formatted(image.id(), label));
            }
        }
        return new Scene(image, sorted, exhaustive, absent, depth, List.of(), captions);
    }

    private String normal(String label) {
        String normal = Labels.normal(label);
        if (normal.isEmpty()) {
            throw new IllegalArgumentException("image %s: expected a label, got '%s'".formatted(image.id(), label));
        }
        return normal;
    }

    private Shape placed(String label, Shape shape) {
        return switch (shape) {
            case Point point -> {
                if (!(point.x() >= 0 && point.y() >= 0 && point.x() <= image.width() && point.y() <= image.height())) {
                    throw outside(label, shape);
                }
                yield point.rounded();
            }
            case Box box -> {
                double left = Math.clamp(box.x1(), 0, image.width());
                double top = Math.clamp(box.y1(), 0, image.height());
                double right = Math.clamp(box.x2(), 0, image.width());
                double bottom = Math.clamp(box.y2(), 0, image.height());
                Box placed = new Box(left, top, right, bottom).rounded();
                if (placed.width() == 0 || placed.height() == 0) {
                    throw outside(label, shape);
                }
                yield placed;
            }
        };
    }

    private IllegalArgumentException outside(String label, Shape shape) {
        return new IllegalArgumentException("image %s of %dx%d pixels: expected '%s' in it, got %s"
                .formatted(image.id(), image.width(), image.height(), label, shape));
    }

    private boolean isCut(Box box) {
        return box.x1() <= BORDER
                || box.y1() <= BORDER
                || box.x2() >= image.width() - BORDER
                || box.y2() >= image.height() - BORDER;
    }
}
