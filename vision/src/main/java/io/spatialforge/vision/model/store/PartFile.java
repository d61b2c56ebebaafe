package io.spatialforge.vision.model.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file on its way: bytes under a name of their own, and a note of which version of the file they are of, so that a later
 * try knows whether it may add to them.
 *
 * <p>They stay in {@code .parts} beside the file they are to become, hence on the same disk, and become it in one step once
 * they are whole, checked and on the disk for good.
 */
final class PartFile {

    /** Where parts are, within the folder of the files they become. */
    static final String FOLDER = ".parts";

    private final Path target;
    private final Path bytes;
    private final Path note;

    PartFile(Path target) {
        this.target = target;
        Path folder = target.resolveSibling(FOLDER);
        bytes = folder.resolve(target.getFileName() + ".part");
        note = folder.resolve(target.getFileName() + ".part.json");
    }

    /**
     * Which version of a file the bytes are of.
     *
     * @param url that was asked for first
     * @param validator a strong ETag, or a time of change; null if the server gave none
     * @param hubTag the hub's own word on the content; null elsewhere
     * @param total bytes of the whole file; -1 where not known
     */
    record Version(
            String url,
            @Nullable String validator,
            @Nullable String hubTag,
            long total) {}

    Path bytes() {
        return bytes;
    }

    long size() throws IOException {
        return Files.isRegularFile(bytes) ? Files.size(bytes) : 0;
    }

    /** What an earlier try noted; null if it noted nothing that can be read. */
    @Nullable
    Version version() {
        try {
            JsonNode json = JsonMapper.shared().readTree(note.toFile());
            return new Version(
                    json.path("url").asString(""),
                    text(json, "validator"),
                    text(json, "hub"),
                    json.path("total").asLong(-1));
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode json, String key) {
        return json.hasNonNull(key) ? json.get(key).asString() : null;
    }

    /** Notes of which version the bytes are, before the first of them is written. */
    void begin(Version version) throws IOException {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("url", version.url());
        json.put("validator", version.validator());
        json.put("hub", version.hubTag());
        json.put("total", version.total());
        Files.deleteIfExists(bytes);
        Files.writeString(note, json + "\n");
    }

    /** Opens the bytes to add to them. */
    FileChannel append() throws IOException {
        return FileChannel.open(bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    static void write(FileChannel out, byte[] buffer, int count) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(buffer, 0, count);
        while (left.hasRemaining()) {
            out.write(left);
        }
    }

    void discard() throws IOException {
        Files.deleteIfExists(bytes);
        Files.deleteIfExists(note);
    }

    /** The bytes become the file. */
    void complete() throws IOException {
        try (FileChannel channel = FileChannel.open(bytes, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        move(bytes, target);
        Files.deleteIfExists(note);
    }

    /** Replaces a file in one step, and sees to it that the new name outlives a loss of power. */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        Path folder = to.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // not every system opens folders; there the rename is as safe as the system makes it
        }
    }
}
