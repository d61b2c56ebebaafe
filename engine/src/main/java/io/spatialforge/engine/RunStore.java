package io.spatialforge.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * Where the files of a run lie for good. Stages read and write local files; a store brings them from there and back. Paths
 * are relative to the run folder, with forward slashes.
 */
@API(status = API.Status.EXPERIMENTAL)
public interface RunStore {

    /**
     * Takes a finished local file in.
     *
     * @param file where a stage wrote it
     * @param relative what it would be called in a local folder
     * @return what it is called here until {@link #place}; other attempts at the same file may get other names
     */
    String put(Path file, String relative) throws IOException;

    /**
     * Gives what was put its place, just before a marker names it. Only the process that leads the run does that, so that an
     * attempt that was given up and lives on can harm nothing.
     *
     * @param stored as {@link #put} told it, in whichever process
     * @param relative as it was given there
     * @return what it is called here from now on
     */
    String place(String stored, String relative) throws IOException;

    /**
     * A local file with the content of one here, to be given back by {@link #release}.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    Path fetch(String relative) throws IOException;

    /** Says that a file of {@link #fetch} is not read any more. */
    void release(Path fetched) throws IOException;

    /** What a file of {@link #fetch}, on whichever machine, is called here; none where it is no such file. */
    Optional<String> name(Path fetched);

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

    /** Gives a file another name, over what has it. */
    void move(String from, String to) throws IOException;

    /** Takes in a file as this process wrote it at its place in the local folder, under that very name. */
    void publish(String relative) throws IOException;

    /** Brings what was {@linkplain #publish published} to its place in the local folder; nothing if there is none. */
    void recall(String relative) throws IOException;

    /**
     * Takes the folder for the process that leads the run, where that needs more than the lock of the local folder.
     *
     * @param progress is told if that takes long
     * @return what gives it back
     * @throws RunInUseException if another process has it
     */
    Closeable hold(ProgressListener progress) throws IOException, InterruptedException;

    /** Whether this process may change what is there beside {@link #put}: it {@linkplain #hold holds} the folder. */
    boolean leads();

    /** The path or address of the folder, for people. */
    String location();
}
