package io.spatialforge.sources.imports;

import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.vision.depth.DepthMeaning;
import org.jspecify.annotations.Nullable;

/** One record of a file of results, as it stands: nothing is clipped, turned or matched yet. */
sealed interface ImportRecord {

    /**
     * A box.
     *
     * @param label in normal form
     * @param box left, top, right and bottom edge in pixels
     * @param score 0 to 1
     * @param pixels which of its pixels are the thing's; null where the record does not say
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Boxed(
            String label,
            double[] box,
            double score,
            @Nullable Pixels pixels) implements ImportRecord {

        /** The mask as a record of its own; null where there is none. */
        @Nullable
        Masked mask() {
            return pixels == null ? null : new Masked(new Target(null, label, box), score, pixels);
        }
    }

    /** The mask of a region. */
    record Masked(Target target, double score, Pixels pixels) implements ImportRecord {}

    /** The keypoints of a person. */
    record Posed(Target target, double score, Keypoints keypoints) implements ImportRecord {}

    /** A text about the image. */
    record Captioned(String text) implements ImportRecord {}

    /**
     * A depth map.
     *
     * @param map path relative to the folder of the import's file
     */
    record Mapped(String map, DepthMeaning meaning) implements ImportRecord {

        /** The declaration with what the record says itself. */
        static Mapped of(
                String map,
                DepthMeaning declared,
                DepthSource.@Nullable Kind kind,
                DepthSource.@Nullable Geometry geometry,
                @Nullable Double scale,
                @Nullable Double invalid) {
            return new Mapped(
                    map,
                    new DepthMeaning(
                            kind != null ? kind : declared.kind(),
                            geometry != null ? geometry : declared.geometry(),
                            scale != null ? scale : declared.scale(),
                            invalid != null ? invalid : declared.invalid(),
                            declared.id()));
        }
    }

    /**
     * What a record says of the region it belongs to; all may be null.
     *
     * @param region its id in the scene without imports
     * @param label in normal form
     * @param box left, top, right and bottom edge in pixels
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Target(@Nullable String region, @Nullable String label, double @Nullable [] box) {}

    /** A mask, read or still a file. */
    sealed interface Pixels {

        record Read(Mask mask) implements Pixels {}

        /**
         * @param file path relative to the folder of the import's file
         */
        record InFile(String file) implements Pixels {}
    }
}
