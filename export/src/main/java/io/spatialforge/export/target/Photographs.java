package io.spatialforge.export.target;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.licence.Licence;
import io.spatialforge.export.marks.Pixels;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/** The photographs of a run, for exports that bring them along. Safe for several threads. */
public interface Photographs extends Closeable {

    /** Where there are none. */
    Photographs NONE =
            (image, use) -> new Withheld(new Refusal(Reason.IMAGE_MISSING, "the export was not given the photographs"));

    /** {@link #upright(Image, Use)} of a photograph that is shown as it is. */
    default Found upright(Image image) throws IOException {
        return upright(image, Use.SHOWN);
    }

    /**
     * Looks for the photograph of an image, asks whether its licence allows the use, and turns it upright.
     *
     * @throws IOException if the place where it is can't be read
     */
    Found upright(Image image, Use use) throws IOException;

    /**
     * Draws on a photograph that was found, and encodes it anew.
     *
     * @throws IOException if what is needed for that can't be had
     */
    default Found drawn(Photograph photograph, Consumer<Pixels> drawing) throws IOException {
        return new Withheld(new Refusal(Reason.IMAGE_MISSING, "nothing can draw on photographs here"));
    }

    /** What decides which photographs are had, as a text for fingerprints; empty where nothing does. */
    default String fingerprint() {
        return "";
    }

    @Override
    default void close() throws IOException {}

    /** What becomes of a photograph. */
    enum Use {
        /** It is passed on upright, and not altered beyond that. */
        SHOWN,
        /** As {@link #SHOWN}, but a JPEG: one that is stored in another format is encoded as one. */
        JPEG,
        /** It is drawn on, cut or encoded anew, and passed on so. */
        ALTERED
    }

    /** What was found. */
    sealed interface Found permits Photograph, Withheld {}

    /**
     * A photograph as it is written: upright, without an orientation to apply, never scaled.
     *
     * @param extension of its file's name, in lower case without a dot: {@code jpg}, {@code png}, {@code webp},
     *     {@code gif}, {@code bmp} or {@code tiff}
     * @param bytes of the file
     * @param verbatim whether these are the very bytes that were stored
     * @param licence that allows it to be passed on
     */
    record Photograph(String extension, byte[] bytes, boolean verbatim, Licence licence) implements Found {}

    /** It is not at hand, can't be used or may not be copied; pairs about it are left out for that reason. */
    record Withheld(Refusal refusal) implements Found {}
}
