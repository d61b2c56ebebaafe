package io.spatialforge.core.scene;

import java.util.List;
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

    /** A human's annotation without depth or keypoints. */
    public static Region annotated(int index, String label, Shape shape, Flags flags) {
        return new Region(id(index), label, shape, flags, 1, "human", null, null, null);
    }

    /** The region's box; of a point, a box of no area. */
    public Box box() {
        return shape.extent();
    }

    public boolean has(RegionFlag flag) {
        return flags.has(flag);
    }

    public Region withId(String newId) {
        return new Region(
                newId,
                label,
                shape,
                flags,
                confidence,
                origin,
                depth,
                keypoints,
                facing,
                mask,
                attributes,
                expressions);
    }

    public Region withFlags(Flags newFlags) {
        return new Region(
                id,
                label,
                shape,
                newFlags,
                confidence,
                origin,
                depth,
                keypoints,
                facing,
                mask,
                attributes,
                expressions);
    }

    /**
     * @param newConfidence a detector's score, 0 to 1
     * @param newOrigin the detector's name
     */
    public Region withOrigin(double newConfidence, String newOrigin) {
        return new Region(
                id,
                label,
                shape,
                flags,
                newConfidence,
                newOrigin,
                depth,
                keypoints,
                facing,
                mask,
                attributes,
                expressions);
    }

    public Region withDepth(@Nullable RegionDepth newDepth) {
        return new Region(
                id,
                label,
                shape,
                flags,
                confidence,
                origin,
                newDepth,
                keypoints,
                facing,
                mask,
                attributes,
                expressions);
    }

    public Region withKeypoints(@Nullable Keypoints newKeypoints) {
        return new Region(
                id,
                label,
                shape,
                flags,
                confidence,
                origin,
                depth,
                newKeypoints,
                facing,
                mask,
                attributes,
                expressions);
    }

    public Region withFacing(@Nullable FacingEstimate newFacing) {
        return new Region(
                id,
                label,
                shape,
                flags,
                confidence,
                origin,
                depth,
                keypoints,
                newFacing,
                mask,
                attributes,
                expressions);
    }

    public Region withMask(@Nullable Mask newMask) {
        return new Region(
                id,
                label,
                shape,
                flags,
                confidence,
                origin,
                depth,
                keypoints,
                facing,
                newMask,
                attributes,
                expressions);
    }

    public Region withAttributes(Attributes newAttributes) {
        return new Region(
                id,
                label,
                shape,
                flags,
                confidence,
                origin,
                depth,
                keypoints,
                facing,
                mask,
                newAttributes,
                expressions);
    }

    public Region withExpressions(List<String> newExpressions) {
        return new Region(
                id,
                label,
                shape,
                flags,
                confidence,
                origin,
                depth,
                keypoints,
                facing,
                mask,
                attributes,
                newExpressions);
    }

    /**
     * The region in the image flipped left to right; it keeps its id. People's own words for it are left out: they may
     * say left and right.
     */
    public Region mirrored(double imageWidth) {
        return new Region(
                id,
                label,
                shape.mirrored(imageWidth),
                flags,
                confidence,
                origin,
                depth,
                keypoints == null ? null : keypoints.mirrored(imageWidth),
                facing == null ? null : facing.mirrored(),
                mask == null ? null : mask.mirrored(),
                attributes,
                List.of());
    }
}
