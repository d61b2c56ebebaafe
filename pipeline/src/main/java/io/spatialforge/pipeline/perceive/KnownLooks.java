package io.spatialforge.pipeline.perceive;

import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.LineReader;
import io.spatialforge.vision.see.Looked;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a shard's photographs, handed out along with the shard's scenes: both stand in the order of their
 * images' ids, so that one line at a time is held.
 */
public final class KnownLooks implements Closeable {

    private @Nullable Lines lines;
    private @Nullable LookedJson ahead;

    private KnownLooks(@Nullable Lines lines) {
        this.lines = lines;
    }

    private record Lines(Path file, LineReader reader) {}

    /** Nothing is known of any image. */
    public static KnownLooks none() {
        return new KnownLooks(null);
    }

    /**
     * Opens a file of {@code perception/}.
     *
     * @throws CorruptFileException if it is no such file
     */
    public static KnownLooks open(Path file) throws IOException {
        return new KnownLooks(new Lines(file, LineReader.open(file)));
    }

    /**
     * What is known of an image; null if nothing.
     *
     * @param image after the one asked before, in the order of {@link String#compareTo}
     * @throws CorruptFileException if the file is damaged
     */
    public @Nullable Looked of(String image) throws IOException {
        Lines in = lines;
        while (in != null && (ahead == null || ahead.image().compareTo(image) < 0)) {
            if (!in.reader.next()) {
                break;
            }
            try {
                ahead = LookedJson.read(in.reader.line());
            } catch (IllegalArgumentException e) {
                throw new CorruptFileException(in.file, in.reader.number(), String.valueOf(e.getMessage()), e);
            }
        }
        return ahead != null && ahead.image().equals(image) ? ahead.looked() : null;
    }

    /**
     * Reads what is left, so that a file is known to be whole.
     *
     * @throws CorruptFileException if it is not
     */
    public void requireWhole() throws IOException {
        while (lines != null && lines.reader.next()) {
            ahead = null;
        }
    }

    /** Knows nothing of any further image: for a file that proved damaged and can be done without. */
    public void forget() throws IOException {
        close();
        lines = null;
        ahead = null;
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.reader.close();
        }
    }
}
