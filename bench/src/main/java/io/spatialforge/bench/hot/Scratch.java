package io.spatialforge.bench.hot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for a benchmark's files. */
record Scratch(Path folder) implements AutoCloseable {

    static Scratch made() {
        return unchecked(() -> new Scratch(Files.createTempDirectory("spatialforge-bench")));
    }

    /** Does what may fail by the disk. */
    @FunctionalInterface
    interface OnDisk<T> {
        T get() throws IOException;
    }

    static <T> T unchecked(OnDisk<T> work) {
        try {
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
