package io.spatialforge.vision;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Transform;

/** What a look at a photograph's file found: its size and turn, or why it can't be used. */
public sealed interface Photo {

    /**
     * A photograph whose file is whole as far as its structure tells. Its pixels were not decoded.
     *
     * @param width width of the stored image in pixels, before any turning
     * @param height height of the stored image in pixels, before any turning
     * @param transform how the stored pixels become upright, from EXIF; identity where EXIF says nothing or nonsense
     * @param format {@code jpeg}, {@code png}, {@code webp}, {@code gif}, {@code bmp} or {@code tiff}
     */
    record Sound(int width, int height, Transform transform, String format) implements Photo {

        /** Width of the upright image in pixels. */
        public int uprightWidth() {
            return transform.swapsAxes() ? height : width;
        }

        /** Height of the upright image in pixels. */
        public int uprightHeight() {
            return transform.swapsAxes() ? width : height;
        }
    }

    /**
     * A file that can't be used as a photograph.
     *
     * @param reason {@link Reason#IMAGE_MISSING}, {@link Reason#IMAGE_UNREADABLE}, {@link Reason#IMAGE_UNSUPPORTED},
     *     {@link Reason#IMAGE_TRUNCATED} or {@link Reason#IMAGE_DAMAGED}
     * @param detail what was expected and what was found, for a person; no path
     */
    record Flawed(Reason reason, String detail) implements Photo {}
}
