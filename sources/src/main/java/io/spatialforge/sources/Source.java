package io.spatialforge.sources;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One recipe: from the files of a corpus to scenes.
 *
 * <p>A corpus may list its images and their annotations in separate places and in any order, and be larger than the
 * memory. So a source works in two steps with a shuffle between them, which is the caller's: {@link #scan} reads each
 * file once and cuts it into rows, each under the id of its image; the caller brings the rows of one image together; the
 * {@link Joiner} makes of them a scene or a drop. The order of the rows changes nothing.
 */
public interface Source {

    /** The corpus's name: {@code Image.source}, and with a slash the beginning of every {@code Image.id}. */
    String name();

    /** The annotation files, for fingerprints. */
    List<Path> inputs();

    /** What a person should know of the files: which were found, which are missing, and what that costs. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Reads every file once, from beginning to end, in bounded memory.
     *
     * @param rows takes the rows as they come
     * @return what turns the rows of an image into its scene
     * @throws IOException if reading fails, or the sink's writing
     * @throws SourceException if a file is not what the source reads; rows already given must then be thrown away
     */
    default Joiner scan(RowSink rows) throws IOException {
        return scan(rows, 1);
    }

    /**
     * The same by several threads: the rows come in the same order, and one at a time.
     *
     * @param threads that may work on it, from 1
     */
    Joiner scan(RowSink rows, int threads) throws IOException;

    /** Takes what a scan finds. */
    interface RowSink {

        /**
         * A row of an image.
         *
         * @param imageId the {@code Image.id} it belongs to
         * @param buffer holds the row; it is used again after the call, so what is kept must be copied
         * @param offset where the row begins
         * @param length bytes of the row
         */
        void row(String imageId, byte[] buffer, int offset, int length) throws IOException;

        /**
         * A row that adds to an image which other rows list; alone it makes no image.
         *
         * @param imageId the {@code Image.id} it belongs to, if there is one
         * @param buffer as of {@link #row}
         */
        default void addition(String imageId, byte[] buffer, int offset, int length) throws IOException {
            row(imageId, buffer, offset, length);
        }

        /**
         * Another name of an image, by which people may know it: a file name or a URL. Said after a row of the image.
         *
         * @param imageId the {@code Image.id}
         */
        default void named(String imageId, String name) {}

        /** A record that can't be brought to any image; it counts as read and dropped. */
        void drop(Drop drop) throws IOException;

        /**
         * Records left out that are counted and not listed, because there may be millions.
         *
         * @param count more of them, read and dropped
         */
        void leftOut(Unit unit, Reason reason, long count) throws IOException;

        /**
         * Hears how far a scan is, some thousand times a gigabyte.
         *
         * @param file one of {@link Source#inputs}
         * @param bytes of it, as stored, that were read since it was last said
         */
        default void progressed(Path file, long bytes) {}
    }

    /** Makes scenes of rows. Pure and safe for use by several threads, except that it may look at photographs. */
    @FunctionalInterface
    interface Joiner extends Closeable {

        /**
         * Joins all rows of one image.
         *
         * @param imageId the id they were given under
         * @param rows in any order
         */
        Joined join(String imageId, List<byte[]> rows);

        /** What the scan made out of files that don't say it themselves. */
        default List<Decision> decisions() {
            return List.of();
        }

        /** Lets go of the photographs. */
        @Override
        default void close() throws IOException {}
    }
}
