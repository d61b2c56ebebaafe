package io.spatialforge.sources.coco;

import static io.spatialforge.sources.coco.CocoTokens.described;
import static io.spatialforge.sources.coco.CocoTokens.isNumber;
import static io.spatialforge.sources.coco.CocoTokens.isSet;

import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.RegionFlag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A record of an annotation while it is read; used again for record after record. */
final class RegionDraft {

    static final int CROWD = Flags.of(RegionFlag.CROWD).bits();
    static final int REFLECTED = Flags.of(RegionFlag.REFLECTED).bits();
    static final int DEPICTION = Flags.of(RegionFlag.DEPICTION).bits();

    /** Least IoU of a box and the bounds of its outline, if both are of one frame; they are rounded alike. */
    private static final double SAME_FRAME = 0.5;

    private final SegmentationReader segmentations = new SegmentationReader();
    private final boolean keepsOutlines;
    private final boolean comparesOutlines;

    final CocoId id = new CocoId();
    final CocoId imageId = new CocoId();
    final CocoId categoryId = new CocoId();
    final double[] box = new double[4];
    final double[] points = new double[CocoRows.KEYPOINT_NUMBERS];
    int flags;

    /** Why there are no four numbers; null where there are. */
    @Nullable
    String problem;

    /** Whether the points count. */
    boolean marked;

    @Nullable
    Segmentation segmentation;

    RegionDraft(CocoConfig config) {
        keepsOutlines = config.masks() == Masks.READ;
        comparesOutlines = config.corpus() == CocoCorpus.LVIS;
    }

    /** Whether {@code segmentation} is read. */
    boolean readsOutlines() {
        return keepsOutlines || comparesOutlines;
    }

    void clear() {
        id.clear();
        imageId.clear();
        categoryId.clear();
        Arrays.fill(box, 0);
        problem = "bbox is missing";
        marked = false;
        flags = 0;
        segmentation = null;
    }

    /** Reads the object that the parser has just entered. */
    void read(JsonParser p) {
        clear();
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String name = p.currentName();
            JsonToken value = p.nextToken();
            switch (name) {
                case "id" -> id.take(p, value);
                case "image_id" -> imageId.take(p, value);
                case "category_id" -> categoryId.take(p, value);
                case "bbox" -> box(p, value);
                case "iscrowd" -> flags |= isSet(p, value) ? CROWD : 0;
                case "isreflected" -> flags |= isSet(p, value) ? REFLECTED : 0;
                case "isfake" -> flags |= isSet(p, value) ? DEPICTION : 0;
                case "keypoints" -> keypoints(p, value);
                case "segmentation" -> {
                    if (readsOutlines()) {
                        segmentation = segmentations.read(p, value);
                    } else {
                        p.skipChildren();
                    }
                }
                default -> p.skipChildren();
            }
        }
    }

    private void box(JsonParser p, JsonToken value) {
        Arrays.fill(box, 0);
        if (value != JsonToken.START_ARRAY) {
            problem = "bbox is " + described(value);
            p.skipChildren();
            return;
        }
        int n = 0;
        String odd = null;
        for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
            if (!isNumber(t)) {
                odd = "bbox[" + n + "] is " + described(t);
                p.skipChildren();
            } else if (n < 4) {
                box[n] = p.getDoubleValue();
            }
            n++;
        }
        problem = odd != null ? odd : n == 4 ? null : "bbox has " + n + " numbers";
    }

    private void keypoints(JsonParser p, JsonToken value) {
        marked = false;
        if (value != JsonToken.START_ARRAY) {
            p.skipChildren();
            return;
        }
        int n = 0;
        boolean usable = true;
        boolean any = false;
        for (JsonToken t = p.nextToken(); t != JsonToken.END_ARRAY; t = p.nextToken()) {
            if (!isNumber(t)) {
                usable = false;
                p.skipChildren();
            } else if (n < points.length) {
                points[n] = p.getDoubleValue();
                usable &= Double.isFinite(points[n]);
                any |= n % 3 == 2 && points[n] > 0;
            }
            n++;
        }
        marked = usable && any && n == points.length;
    }

    /** Writes it as a row. */
    void write(CocoRows row, int file, int record) {
        String wrong = comparesOutlines && problem == null ? apart(segmentation) : problem;
        row.region(file, record, id, categoryId, flags, wrong, box);
        row.keypoints(marked ? points : null);
        row.segmentation(keepsOutlines ? segmentation : null);
    }

    /**
     * What is wrong with a box that its outline hardly shares, or null. In LVIS v0.5 some photographs that are stored
     * turned have boxes of one frame and outlines of the other, 13 of 977 in the makers' own sample; nothing says which is
     * right.
     */
    private @Nullable String apart(@Nullable Segmentation outline) {
        if (!(outline instanceof Segmentation.Polygons polygons)) {
            return null;
        }
        float[] b = polygons.bounds();
        double w = Math.min(b[2], box[0] + box[2]) - Math.max(b[0], box[0]);
        double h = Math.min(b[3], box[1] + box[3]) - Math.max(b[1], box[1]);
        double shared = w > 0 && h > 0 ? w * h : 0;
        double all = box[2] * box[3] + ((double) b[2] - b[0]) * ((double) b[3] - b[1]) - shared;
        return shared < SAME_FRAME * all
                ? "the outline spans x %s to %s and y %s to %s, bbox is [%s, %s, %s, %s]"
                        .formatted(b[0], b[2], b[1], b[3], box[0], box[1], box[2], box[3])
                : null;
    }
}
