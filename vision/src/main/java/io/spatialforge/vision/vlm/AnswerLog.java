package io.spatialforge.vision.vlm;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was asked and answered, in a file that only grows: {@code answers.jsonl}, one line of JSON each, for people to search.
 *
 * <p>A line is on the disk before its answer is used. A process that is killed leaves at most a torn last line, which the next
 * one cuts off. If a question was answered twice the later answer counts. One process writes at a time, and others are
 * refused; any number may read.
 *
 * <p>Lines are of three kinds: {@code answer}; {@code lost}, for what was paid and brought no answer; {@code prompt}, for the
 * system message and schema that many questions share.
 */
final class AnswerLog implements Closeable {

    static final String FILE = "answers.jsonl";

    private static final String LOCK = "lock";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path path;
    private final RandomAccessFile file;
    private final @Nullable FileLock lock;
    private final ConcurrentHashMap<Key, Place> places = new ConcurrentHashMap<>();
    private final Set<String> prompts = ConcurrentHashMap.newKeySet();
    private final Object reading = new Object();
    private final Object forcing = new Object();
    private volatile long size;
    private long forced;
    private long requests;
    private long tokens;

    /** The first half of a SHA-256, which tells any number of questions apart. */
    private record Key(long high, long low) {

        static Key of(String hex) {
            return new Key(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
        }
    }

    private record Place(long offset, int length) {}

    private AnswerLog(Path path, RandomAccessFile file, @Nullable FileLock lock) {
        this.path = path;
        this.file = file;
        this.lock = lock;
    }

    /**
     * Opens a folder's answers to read and to add to them.
     *
     * @throws IOException if another process or another model of this one has them open, or the folder can't be written
     */
    static AnswerLog open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // said below
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new IOException(
                    folder + ": its answers are in use by another process or model; wait until it has ended, or"
                            + " name another folder");
        }
        boolean open = false;
        try {
            Path path = folder.resolve(FILE);
            AnswerLog log = new AnswerLog(path, new RandomAccessFile(path.toFile(), "rw"), lock);
            log.load();
            log.file.setLength(log.size); // without a torn last line
            open = true;
            return log;
        } finally {
            if (!open) {
                channel.close();
            }
        }
    }

    /**
     * Opens a folder's answers to read only, also while another process adds to them.
     *
     * @throws IOException if there are none
     */
    static AnswerLog openToRead(Path folder) throws IOException {
        Path path = folder.resolve(FILE);
        if (!Files.isRegularFile(path)) {
            throw new IOException(folder + ": there are no answers to replay; expected a file " + FILE
                    + ", as a run that asked a model leaves it");
        }
        AnswerLog log = new AnswerLog(path, new RandomAccessFile(path.toFile(), "r"), null);
        log.load();
        return log;
    }

    private void load() throws IOException {
        long end = 0;
        byte[] buffer = new byte[1 << 20];
        int kept = 0; // of a line whose end has not been read
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer, kept, buffer.length - kept);
                    n >= 0;
                    n = in.read(buffer, kept, buffer.length - kept)) {
                int filled = kept + n;
                int start = 0;
                for (int i = kept; i < filled; i++) {
                    if (buffer[i] == '\n') {
                        index(buffer, start, i - start, end);
                        end += i + 1 - start;
                        start = i + 1;
                    }
                }
                kept = filled - start;
                if (start > 0) {
                    System.arraycopy(buffer, start, buffer, 0, kept);
                } else if (kept == buffer.length) {
                    buffer = Arrays.copyOf(buffer, Math.multiplyExact(2, buffer.length));
                }
            }
        }
        size = end;
        forced = end;
    }

    /** Notes where a line is; one that was damaged is passed over. */
    private void index(byte[] lines, int start, int length, long offset) {
        if (length == 0 || lines[start + length - 1] != '}') {
            return;
        }
        String kind = "";
        String key = "";
        long paid = 0;
        long taken = 0;
        try (JsonParser parser = JSON.createParser(lines, start, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            for (int field = 0; field < 4 && parser.nextToken() == JsonToken.PROPERTY_NAME; field++) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "kind" -> kind = parser.getString();
                    case "key" -> key = parser.getString();
                    case "requests" -> paid = parser.getLongValue();
                    case "tokens" -> taken = parser.getLongValue();
                    default -> {
                        // of no use here
                    }
                }
            }
        } catch (JacksonException e) {
            return;
        }
        requests += paid;
        tokens += taken;
        if (kind.equals("prompt")) {
            prompts.add(key);
        } else if (kind.equals("answer") && key.matches("[0-9a-f]{64}")) {
            places.put(Key.of(key), new Place(offset, length));
        }
    }

    /** Requests that were paid in all, by the lines that were there when it was opened. */
    long requests() {
        return requests;
    }

    /** Tokens that were paid in all, by the lines that were there when it was opened. */
    long tokens() {
        return tokens;
    }

    int answers() {
        return places.size();
    }

    /** The line of an answer; null if the question was never answered. */
    @Nullable
    JsonNode find(String key) throws IOException {
        Place place = places.get(Key.of(key));
        if (place == null) {
            return null;
        }
        byte[] line = new byte[place.length];
        synchronized (reading) {
            file.seek(place.offset);
            file.readFully(line);
        }
        try {
            JsonNode node = JSON.readTree(line);
            return node.path("key").asString("").equals(key) ? node : null;
        } catch (JacksonException e) {
            return null; // damaged since it was written: to be asked again
        }
    }

    /** Whether a prompt is there already. */
    boolean hasPrompt(String id) {
        return prompts.contains(id);
    }

    /**
     * Adds a line and returns when it is on the disk.
     *
     * @param line begins with {@code kind}, {@code key}, {@code requests} and {@code tokens}
     */
    void append(ObjectNode line) throws IOException {
        byte[] text = JSON.writeValueAsBytes(line);
        byte[] bytes = new byte[text.length + 1];
        System.arraycopy(text, 0, bytes, 0, text.length);
        bytes[text.length] = '\n';
        long offset;
        synchronized (reading) {
            offset = size;
            file.seek(offset); // over what a write that failed may have left
            file.write(bytes);
            size = offset + bytes.length;
        }
        force(offset + bytes.length);
        String key = line.path("key").asString("");
        switch (line.path("kind").asString("")) {
            case "answer" -> places.put(Key.of(key), new Place(offset, text.length));
            case "prompt" -> prompts.add(key);
            default -> {
                // nobody looks these up
            }
        }
    }

    /** One thread lets the disk catch up for all that wrote meanwhile. */
    private void force(long end) throws IOException {
        synchronized (forcing) {
            if (forced < end) {
                long to = size;
                file.getFD().sync();
                forced = to;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (lock != null) {
                lock.channel().close();
            }
        }
    }
}
