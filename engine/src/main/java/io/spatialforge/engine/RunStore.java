package io.spatialforge.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the files of a run lie for good. Stages read and write local files; a store brings them from there and back. Paths
 * are relative to the run folder, with forward slashes.
 */
public interface RunStore {

    /**
     * Takes a finished local file in.
     *
     * @param file where a stage wrote it
     * @param relative what it would be called in a local folder
     * @return what it is called here, which markers name; other attempts at the same file may get other names
     */
    String put(Path file, String relative) throws IOException;

    /**
     * A local file with the content of one here, to be given back by {@link #release}.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    Path fetch(String relative) throws IOException;

    /** Says that a file of {@link #fetch} is not read any more. */
    void release(Path fetched) throws IOException;

    /** A small file as a whole; none where there is none. */
    Optional<byte[]> read(String relative) throws IOException;

    /** Writes a small file as a whole or not at all. */
    void write(String relative, byte[] bytes) throws IOException;

    /** Length in bytes; none where there is no such file. */
    OptionalLong size(String relative) throws IOException;

    /** Deletes a file, if there is one. */
    void delete(String relative) throws IOException;

    /** Names of the files right in a folder, sorted; none where there is no such folder. */
    List<String> list(String folder) throws IOException;
}
