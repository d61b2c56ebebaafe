package io.spatialforge.engine;

import io.spatialforge.records.RecordException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content hashes of a run's inputs. A file is hashed when first asked for and remembered with its size and time of
 * change; while these stay, it is not read again. Safe for several threads.
 */
public final class InputHashes {

    private static final Logger LOG = LoggerFactory.getLogger(InputHashes.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whether a remembered hash is believed. */
    public enum Trust {
        /** While the file's size and time of change are as remembered. */
        REMEMBERED,
        /** Never: every file is read once more ({@code --rehash}). */
        READ_AGAIN
    }

    private final Path cache;
    private final Trust trust;
    private final TreeMap<String, Known> known = new TreeMap<>();
    private final TreeMap<String, Known> seen = new TreeMap<>();

    private InputHashes(Path cache, Trust trust) {
        this.cache = cache;
        this.trust = trust;
    }

    /** Opens what {@code cache} remembers; a file that is missing or can't be read remembers nothing. */
    public static InputHashes open(Path cache, Trust trust) throws IOException {
        InputHashes hashes = new InputHashes(cache, trust);
        try {
            hashes.load(Files.readAllBytes(cache));
        } catch (NoSuchFileException e) {
            LOG.debug("no input was hashed yet: {} does not exist", cache);
        } catch (JacksonException | RecordException e) {
            LOG.warn("{} can't be read, inputs are hashed again: {}", cache, e.getMessage());
            hashes.known.clear();
        }
        return hashes;
    }

    /**
     * SHA-256 of the file's bytes, in lower-case hex.
     *
     * @throws IOException if the file can't be read, or changed while it was
     */
    public String of(Path file) throws IOException {
        return of(file, bytes -> {});
    }

    /**
     * The same, with somebody who hears how many more bytes were read.
     */
    public synchronized String of(Path file, LongConsumer read) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        String key = absolute.toString();
        Known now = stamp(absolute);
        Known before = before(key);
        if (before == null || !before.sameStamp(now)) {
            String hash = Sha256.of(absolute, read);
            if (!stamp(absolute).sameStamp(now)) {
                throw new IOException(file + " changed while it was read");
            }
            before = new Known(now.size, now.nanos, hash);
        }
        seen.put(key, before);
        known.put(key, before);
        return before.sha256;
    }

    /**
     * For whoever has read the files since: what was hashed is what was read.
     *
     * @throws IOException if a file is gone, or its size or time of change are not as they were when it was hashed
     */
    public synchronized void requireUnchanged() throws IOException {
        for (Map.Entry<String, Known> file : seen.entrySet()) {
            if (!stamp(Path.of(file.getKey())).sameStamp(file.getValue())) {
                throw new IOException(file.getKey() + " changed while it was read");
            }
        }
    }

    private @Nullable Known before(String key) {
        Known before = seen.get(key);
        return before == null && trust == Trust.REMEMBERED ? known.get(key) : before;
    }

    /**
     * What {@link #of} would return without reading the file; none where it would be read.
     *
     * @throws IOException if there is no such file
     */
    public synchronized Optional<String> remembered(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Known before = before(absolute.toString());
        return before == null || !before.sameStamp(stamp(absolute)) ? Optional.empty() : Optional.of(before.sha256);
    }

    /** Bytes that would be read for the hashes of files. */
    public long unread(Collection<Path> files) throws IOException {
        long sum = 0;
        for (Path file : new LinkedHashSet<>(files)) {
            sum += remembered(file).isPresent() ? 0 : Files.size(file);
        }
        return sum;
    }

    /** Remembers all hashes for the next run. */
    public synchronized void save() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartArray();
            known.forEach((path, file) -> {
                out.writeRaw('\n');
                out.writeStartObject();
                out.writeStringProperty("path", path);
                out.writeNumberProperty("size", file.size);
                out.writeNumberProperty("mtime", file.nanos);
                out.writeStringProperty("sha256", file.sha256);
                out.writeEndObject();
            });
            out.writeEndArray();
            out.writeRaw('\n');
        }
        AtomicFile.write(cache, bytes.toByteArray());
    }

    private void load(byte[] json) {
        for (JsonNode file : JSON.readTree(json)) {
            known.put(
                    file.required("path").asString(),
                    new Known(
                            file.required("size").asLong(),
                            file.required("mtime").asLong(),
                            file.required("sha256").asString()));
        }
    }

    private static Known stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Known(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), "");
    }

    private record Known(long size, long nanos, String sha256) {

        boolean sameStamp(Known other) {
            return size == other.size && nanos == other.nanos;
        }
    }
}
