package io.spatialforge.export.target;

import io.spatialforge.core.scene.Image;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The photographs of a run, for exports that bring them along. Safe for several threads. */
public interface Photographs extends Closeable {

    /** Where there are none. */
    Photographs NONE = image -> null;

    /**
     * Looks for the photograph of an image and turns it upright.
     *
     * @return null if it is not at hand
     * @throws IOException if it is there and can't be read, naming it
     */
    @Nullable
    Photograph upright(Image image) throws IOException;

    @Override
    default void close() throws IOException {}

    /**
     * A photograph as it is written: upright, without an orientation to apply.
     *
     * @param extension of its file's name, in lower case without a dot: {@code jpg}, {@code png}, {@code webp}
     * @param bytes of the file
     * @param verbatim whether these are the very bytes that were stored
     */
    record Photograph(String extension, byte[] bytes, boolean verbatim) {}
}
