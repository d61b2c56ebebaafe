package io.spatialforge.pipeline;

import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files of the run folder in which the process that leads a run tells what it decided of all shards to those that do them,
 * on this machine or another one.
 */
record DecisionFiles(RunFolder folder) {

    private static final String PLACE = "work/decisions/";
    private static final String END = ".jsonl.zst";
    private static final int DIGITS = 16;

    /** Writes lines. */
    @FunctionalInterface
    interface Content {
        void write(LineWriter out) throws IOException;
    }

    /** Takes lines. */
    @FunctionalInterface
    interface Sink {
        void take(LineReader lines) throws IOException;
    }

    /**
     * Writes what was decided, if it is not there, and deletes what was decided of the same before.
     *
     * @param name of what is decided
     * @param depends on what it depends
     * @return the path that {@link #read} takes
     */
    String write(String name, Fingerprint depends, Content content) throws IOException {
        String file = name + "-" + depends.hex().substring(0, DIGITS) + END;
        if (folder.store().size(PLACE + file).isPresent()) {
            return PLACE + file;
        }
        for (String other : folder.store().list(PLACE.substring(0, PLACE.length() - 1))) {
            if (other.startsWith(name + "-") && other.length() == file.length()) {
                folder.store().delete(PLACE + other);
            }
        }
        Path local = folder.root().resolve(PLACE + file);
        try (LineWriter out = LineWriter.create(local)) {
            content.write(out);
            out.commit();
        }
        folder.publish(local);
        return PLACE + file;
    }

    /**
     * Deletes a file that is not what was written, so that it is decided again.
     *
     * @return the path that {@link #read} took; none if the file is none of these
     */
    Optional<String> discard(Path local) throws IOException {
        String name = String.valueOf(local.getFileName());
        if (!local.endsWith(PLACE + name)) {
            return Optional.empty();
        }
        folder.store().delete(PLACE + name);
        return Optional.of(PLACE + name);
    }

    /** Reads the lines of a decision. */
    void read(String path, Sink sink) throws IOException {
        Path local = folder.store().fetch(path);
        try (LineReader lines = LineReader.open(local)) {
            sink.take(lines);
        } catch (CorruptFileException e) {
            if (folder.store().leads()) {
                folder.store().delete(path); // it is made again by the next run
            }
            throw e;
        } finally {
            folder.store().release(local);
        }
    }
}
