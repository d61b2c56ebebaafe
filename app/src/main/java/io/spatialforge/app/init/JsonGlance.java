package io.spatialforge.app.init;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first records of the lists of a JSON file, however large it is: what its keys are tells of which corpus it is.
 *
 * <p>The beginning is parsed. A list that begins behind gigabytes of another one is found by its key, which is looked for as
 * bytes from the beginning and in the end.
 *
 * @param lists the first records by the list's key; the list that the file itself is has the key {@code ""}
 */
record JsonGlance(Map<String, List<JsonNode>> lists) {

    private static final int HEAD = 1 << 20;
    private static final int MOST_RECORDS = 400;

    /** About as much as two seconds read from a disk. */
    private static final long FRONT = 768L << 20;

    private static final long END = 32L << 20;

    private static final List<String> KEYS = List.of("images", "annotations", "categories");

    /** Reads records out of the middle of a file. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Nothing where the file is no JSON. */
    static JsonGlance at(Path file) throws IOException {
        Map<String, List<JsonNode>> lists = new LinkedHashMap<>();
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            byte[] head = read(in, 0, HEAD);
            top(head, lists);
            if (in.size() > HEAD && !lists.containsKey("")) {
                long end = Math.max(HEAD, in.size() - END);
                for (String key : KEYS) {
                    if (!lists.containsKey(key)) {
                        find(in, key, Math.min(in.size(), FRONT), 0, lists);
                    }
                    if (!lists.containsKey(key)) {
                        find(in, key, in.size(), end, lists);
                    }
                }
            }
        }
        return new JsonGlance(lists);
    }

    List<JsonNode> list(String key) {
        return lists.getOrDefault(key, List.of());
    }

    /** The first record of a list; a missing node where there is none. */
    JsonNode first(String key) {
        List<JsonNode> records = list(key);
        return records.isEmpty() ? JSON.missingNode() : records.getFirst();
    }

    private static byte[] read(SeekableByteChannel in, long from, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, Math.max(0, in.size() - from)));
        in.position(from);
        while (buffer.hasRemaining() && in.read(buffer) >= 0) {
            continue;
        }
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    /** Goes through the beginning; where it ends in the middle of something, what came before counts. */
    private static void top(byte[] head, Map<String, List<JsonNode>> lists) {
        try (JsonParser parser = JSON.createParser(head)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                records(parser, "", lists);
            } else if (first == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = parser.currentName();
                    if (parser.nextToken() == JsonToken.START_ARRAY) {
                        records(parser, key, lists);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (JacksonException e) {
            // the end of what was read
        }
    }

    private static void records(JsonParser parser, String key, Map<String, List<JsonNode>> lists) {
        List<JsonNode> records = lists.computeIfAbsent(key, k -> new ArrayList<>());
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (records.size() < MOST_RECORDS) {
                records.add(JSON.readTree(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Looks for a key with a list behind it, and reads the list's first records. */
    private static void find(
            SeekableByteChannel in, String key, long until, long from, Map<String, List<JsonNode>> lists)
            throws IOException {
        byte[] wanted = ("\"" + key + "\"").getBytes(StandardCharsets.UTF_8);
        for (long at = from; at < until; at += HEAD) {
            byte[] chunk = read(in, at, HEAD + wanted.length);
            int place = indexOf(chunk, wanted);
            if (place >= 0) {
                byte[] there = read(in, at + place, HEAD);
                top(("{" + new String(there, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8), lists);
                if (lists.containsKey(key)) {
                    return;
                }
            }
        }
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        int last = bytes.length - wanted.length;
        search:
        for (int i = 0; i <= last; i++) {
            if (bytes[i] != wanted[0] || bytes[i + 1] != wanted[1] || (i > 0 && bytes[i - 1] == '\\')) {
                continue;
            }
            for (int j = 2; j < wanted.length; j++) {
                if (bytes[i + j] != wanted[j]) {
                    continue search;
                }
            }
            return i;
        }
        return -1;
    }
}
