package io.spatialforge.core.scene;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a scene.
 *
 * @param id {@code r} and the region's place in its scene, from 0
 * @param label the corpus's label in its normal form: lower case, single spaces
 * @param shape where it is, in pixels of the upright image
 * @param flags its flaws
 * @param confidence 1 for a human's annotation, a detector's score otherwise
 * @param origin where it came from: {@code human}, or the detector's name
 * @param depth its depth; null where the scene has none or too few pixels stood behind it
 * @param keypoints of a person; null where there are none
 * @param facing of a person; null where it could not be told
 * @param mask which pixels are its; null where only the shape is known
 * @param attributes what is known of it beyond its label
 * @param expressions words by which people picked it in this image, as they wrote them
 */
public record Region(
        String id,
        String label,
        Shape shape,
        Flags flags,
        double confidence,
        String origin,
        @Nullable RegionDepth depth,
        @Nullable Keypoints keypoints,
        @Nullable FacingEstimate facing,
        @Nullable Mask mask,
        Attributes attributes,
        List<String> expressions) {

    public Region {
        expressions = List.copyOf(expressions);
    }

    /** A region of which nothing beyond its label is known. */
    public Region(
            String id,
            String label,
            Shape shape,
            Flags flags,
            double confidence,
            String origin,
            @Nullable RegionDepth depth,
            @Nullable Keypoints keypoints,
            @Nullable FacingEstimate facing) {
        this(id, label, shape, flags, confidence, origin, depth, keypoints, facing, null, Attributes.NONE, List.of());
    }

    /** The ids of most regions, made once: there are tens of millions. */
    private static final String[] IDS = new String[256];

    static {
        for (int i = 0; i < IDS.length; i++) {
            IDS[i] = "r" + i;
        }
    }

    private static String id(int index) {
        return index < IDS.length ? IDS[index] : "r" + index;
    }

    /** The ids of regions, in their order. */
    public static List<String> ids(List<Region> regions) {
        String[] ids = new String[regions.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = regions.get(i).id();
        }
        return List.of(ids);
    }

    /** A human's annotation without depth or keypoints. */
    public static Region annotated(int index, String label, Shape shape, Flags flags) {
        return new Region(id(index), label, shape, flags, 1, "human", null, null, null);
    }

    /** The region's box; of a point, a box of no area. */
    public Box box() {
        return shape.extent();
    }

    /** Whether it bears the flag. */
    public boolean has(RegionFlag flag) {
        return flags.has(flag);
    }

    /** The same under another id. */
    public Region withId(String newId) {
        return with(draft -> draft.id = newId);
    }

    /** The same with these flags alone. */
    public Region withFlags(Flags newFlags) {
        return with(draft -> draft.flags = newFlags);
    }

    /**
     * @param newConfidence a detector's score, 0 to 1
     * @param newOrigin the detector's name
     */
    public Region withOrigin(double newConfidence, String newOrigin) {
        return with(draft -> {
            draft.confidence = newConfidence;
            draft.origin = newOrigin;
        });
    }

    /** The same with its depth; null takes it away. */
    public Region withDepth(@Nullable RegionDepth newDepth) {
        return with(draft -> draft.depth = newDepth);
    }

    /** The same with keypoints of a person; null takes them away. */
    public Region withKeypoints(@Nullable Keypoints newKeypoints) {
        return with(draft -> draft.keypoints = newKeypoints);
    }

    /** The same with where a person faces; null takes it away. */
    public Region withFacing(@Nullable FacingEstimate newFacing) {
        return with(draft -> draft.facing = newFacing);
    }

    /** The same with a mask; null takes it away. */
    public Region withMask(@Nullable Mask newMask) {
        return with(draft -> draft.mask = newMask);
    }

    /** The same with these attributes alone. */
    public Region withAttributes(Attributes newAttributes) {
        return with(draft -> draft.attributes = newAttributes);
    }

    /** The same with people's own words for it. */
    public Region withExpressions(List<String> newExpressions) {
        return with(draft -> draft.expressions = newExpressions);
    }

    /**
     * The region in the image flipped left to right; it keeps its id. People's own words for it are left out: they may
     * say left and right.
     */
    public Region mirrored(double imageWidth) {
        return with(draft -> {
            draft.shape = shape.mirrored(imageWidth);
            draft.keypoints = keypoints == null ? null : keypoints.mirrored(imageWidth);
            draft.facing = facing == null ? null : facing.mirrored();
            draft.mask = mask == null ? null : mask.mirrored();
            draft.expressions = List.of();
        });
    }

    private Region with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Region(
                draft.id,
                label,
                draft.shape,
                draft.flags,
                draft.confidence,
                draft.origin,
                draft.depth,
                draft.keypoints,
                draft.facing,
                draft.mask,
                draft.attributes,
                draft.expressions);
    }

    /** A copy in the making. */
    private static final class Draft {

        private String id;
        private Shape shape;
        private Flags flags;
        private double confidence;
        private String origin;
        private @Nullable RegionDepth depth;
        private @Nullable Keypoints keypoints;
        private @Nullable FacingEstimate facing;
        private @Nullable Mask mask;
        private Attributes attributes;
        private List<String> expressions;

        Draft(Region region) {
            id = region.id;
            shape = region.shape;
            flags = region.flags;
            confidence = region.confidence;
            origin = region.origin;
            depth = region.depth;
            keypoints = region.keypoints;
            facing = region.facing;
            mask = region.mask;
            attributes = region.attributes;
            expressions = region.expressions;
        }
    }
}
