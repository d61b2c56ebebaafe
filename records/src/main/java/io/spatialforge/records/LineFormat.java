package io.spatialforge.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * How one kind of record is written as one line of JSON. Fields have a fixed order, so that equal records give equal
 * bytes; they may be read in any order, but an unknown one is an error.
 *
 * <p>Written by hand: binding by reflection is several times slower and writes what the classes happen to be called.
 *
 * @param <T> the record
 */
public final class LineFormat<T> {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final String name;
    private final int version;
    private final BiConsumer<T, LineOutput> write;
    private final Function<RecordReader, T> read;
    private final Shortcut<T> shortcut;

    LineFormat(String name, int version, BiConsumer<T, LineOutput> write, Function<RecordReader, T> read) {
        this(name, version, write, read, (buffer, offset, length) -> null);
    }

    LineFormat(
            String name,
            int version,
            BiConsumer<T, LineOutput> write,
            Function<RecordReader, T> read,
            Shortcut<T> shortcut) {
        this.name = name;
        this.version = version;
        this.write = write;
        this.read = read;
        this.shortcut = shortcut;
    }

    /** A quicker way to read most lines. */
    @FunctionalInterface
    interface Shortcut<T> {
        /**
         * @return null if the line has to be read the long way, which may find something wrong with it
         */
        @Nullable
        T read(byte[] buffer, int offset, int length);
    }

    /** What a line is: {@code scene}, {@code qa} or {@code drop}. */
    public String name() {
        return name;
    }

    /** The value of every line's {@code schema}. */
    public int version() {
        return version;
    }

    /** The JSON Schema (draft 2020-12) of a line. */
    public String schema() {
        String resource = name + "-" + version + ".schema.json";
        try (InputStream in = Objects.requireNonNull(LineFormat.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one record as one JSON object. */
    void write(T value, LineOutput out) {
        write.accept(value, out);
    }

    /**
     * The record as UTF-8 without a line end.
     *
     * @throws RecordException if a number is not finite
     */
    public byte[] toLine(T value) {
        LineEncoder<T> encoder = encoder();
        encoder.encode(value);
        return encoder.toByteArray();
    }

    /** Writes many records through one buffer; for one thread. */
    public LineEncoder<T> encoder() {
        return new LineEncoder<>(this);
    }

    /**
     * Reads one line.
     *
     * @throws RecordException if it is not exactly one record of this format and version
     */
    public T read(byte[] line) {
        return read(line, 0, line.length);
    }

    /**
     * Reads one line that is at hand as a text.
     *
     * @throws RecordException if it is not exactly one record of this format and version
     */
    public T read(String line) {
        return read(line.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads one line that lies within a buffer.
     *
     * @throws RecordException if it is not exactly one record of this format and version
     */
    public T read(byte[] buffer, int offset, int length) {
        T quick = shortcut.read(buffer, offset, length);
        return quick != null ? quick : readAnything(buffer, offset, length);
    }

    /** Reads a line the long way. */
    T readAnything(byte[] buffer, int offset, int length) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), buffer, offset, length)) {
            T value = read(parser);
            if (parser.nextToken() != null) {
                throw new RecordException("", "the end of the line after one record", "more text");
            }
            return value;
        } catch (JacksonException e) {
            throw new RecordException("", "one JSON object", firstLine(e));
        }
    }

    /**
     * Reads the object that the parser stands on or before, and leaves it on the object's end.
     *
     * @throws RecordException if it is not a record of this format and version
     */
    public T read(JsonParser parser) {
        RecordReader in = new RecordReader(parser);
        try {
            return read.apply(in);
        } catch (JacksonException e) {
            throw new RecordException(in.path(), "well-formed JSON", firstLine(e));
        }
    }

    private static String firstLine(JacksonException e) {
        String message = e.getOriginalMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("nothing");
    }
}
