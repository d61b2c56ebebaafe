package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Task;
import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.LineReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the keys of a shard's pairs as {@link KeyWriter} writes them, an image at a time. For one thread. */
public final class KeyReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LineReader lines;
    private final List<KeyWriter.Way> ways = new ArrayList<>();
    private final List<String> mentions = new ArrayList<>();
    private final List<KeyWriter.About> abouts = new ArrayList<>();
    private byte[] buffer = new byte[0];
    private int at;
    private int end;
    private long nextLine;

    /**
     * The pairs of one image.
     *
     * @param pairs in the order of their lines
     */
    public record OfImage(String image, List<Entry> pairs) {}

    /**
     * A pair.
     *
     * @param number of its line among the lines of pairs, from 0
     * @param repeats whether a pair of the same image asked the same before
     */
    public record Entry(PairKey key, long number, KeyWriter.Repeats repeats) {}

    /**
     * @param lines of the keys, which are closed with this
     */
    public KeyReader(LineReader lines) {
        this.lines = lines;
    }

    /**
     * The next image that has pairs; null after the last.
     *
     * @throws CorruptFileException if the lines are no keys
     */
    public @Nullable OfImage next() throws IOException {
        while (lines.next()) {
            buffer = lines.buffer();
            at = lines.offset();
            end = at + lines.length();
            try {
                if (at < end && buffer[at] == '[') {
                    return image();
                }
                define(JSON.readTree(buffer, at, end - at));
            } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw lines.corrupt("expected keys of pairs: " + e.getMessage(), e);
            }
        }
        return null;
    }

    private void define(JsonNode line) {
        if (line.has("mention")) {
            mentions.add(line.path("mention").asString());
        } else if (line.has("how")) {
            JsonNode how = line.path("how");
            ways.add(new KeyWriter.Way(
                    new PairKey.How(
                            Task.ofId(text(how, 0)),
                            text(how, 1).intern(),
                            text(how, 2).intern(),
                            text(how, 3).intern(),
                            new Answer(text(how, 4).intern(), text(how, 5))),
                    table(how, 6)));
        } else {
            JsonNode about = line.required("about");
            Table table = table(about, 0);
            List<String> labels = new ArrayList<>();
            for (int i = 4; i < about.size(); i++) {
                labels.add(text(about, i));
            }
            abouts.add(new KeyWriter.About(
                    table == null ? null : new Subject(table, text(about, 1), text(about, 2)),
                    new NamedLabels(labels, about.required(3).asBoolean())));
        }
    }

    private static String text(JsonNode array, int place) {
        return array.required(place).asString();
    }

    private static @Nullable Table table(JsonNode array, int place) {
        return array.required(place).isNull() ? null : Table.valueOf(text(array, place));
    }

    private OfImage image() {
        expect('[');
        String image = text();
        List<Entry> pairs = new ArrayList<>();
        while (skip(',')) {
            expect('[');
            String id = text();
            expect(',');
            long place = number();
            expect(',');
            KeyWriter.Way way = ways.get(Math.toIntExact(number()));
            expect(',');
            int first = Math.toIntExact(number());
            PairKey key;
            if (way.contest() == null) {
                KeyWriter.About about = abouts.get(first);
                key = new PairKey(id, way.how(), null, about.subject(), about.labels());
            } else {
                List<String> order = new ArrayList<>(2);
                order.add(mentions.get(first));
                while (skip(',')) {
                    order.add(mentions.get(Math.toIntExact(number())));
                }
                key = new PairKey(id, way.how(), Contest.of(way.contest(), order), null, compared(order));
            }
            expect(']');
            long number = nextLine + (place >> 1);
            nextLine = number + 1;
            pairs.add(new Entry(key, number, (place & 1) == 1 ? KeyWriter.Repeats.YES : KeyWriter.Repeats.NO));
        }
        expect(']');
        if (at != end) {
            throw new IllegalArgumentException("more than the pairs of one image");
        }
        return new OfImage(image, pairs);
    }

    private static NamedLabels compared(List<String> mentions) {
        TreeSet<String> labels = new TreeSet<>();
        for (String mention : mentions) {
            labels.add(Contest.label(mention));
        }
        return new NamedLabels(List.copyOf(labels), true);
    }

    private boolean skip(char c) {
        if (at < end && buffer[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw new IllegalArgumentException("no '" + c + "' in place " + (at - lines.offset()));
        }
    }

    private long number() {
        int from = at;
        long value = 0;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
            value = 10 * value + (buffer[at++] - '0');
        }
        if (at == from || at - from > 18) {
            throw new IllegalArgumentException("no number in place " + (from - lines.offset()));
        }
        return value;
    }

    private String text() {
        int from = at;
        expect('"');
        boolean plain = true;
        while (at < end && buffer[at] != '"') {
            plain &= buffer[at] >= 0x20 && buffer[at] != '\\';
            at += buffer[at] == '\\' ? 2 : 1;
        }
        expect('"');
        return plain
                ? new String(buffer, from + 1, at - from - 2, StandardCharsets.ISO_8859_1)
                : JSON.readTree(buffer, from, at - from).asString();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
