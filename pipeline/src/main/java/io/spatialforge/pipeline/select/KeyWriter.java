package io.spatialforge.pipeline.select;

import io.spatialforge.engine.LineWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes the keys of a shard's pairs, an image a line, which {@link KeyReader} reads. What many pairs share is written
 * once, the first time, on a line of its own, and named by its number afterwards:
 *
 * <pre>
 * {"how":["near-far","nearer","near-far/pair","near-far.pair.07","near-far/pair/2","1","NEARER"]}
 * {"mention":"dog|the"}
 * {"mention":"bench|box"}
 * {"about":["COUNT_ALL","dog","2",false,"dog"]}
 * ["objects365/17",["900bb353f5a09f75",0,0,0,1],["454dcb832ea169ab",0,1,0]]
 * </pre>
 *
 * A pair is its id, its place, how it asks, and what about: the mentions it compares, or a subject with the labels it names.
 * A place is twice the number of lines skipped since the pair before, and one more where the same was asked before. For one
 * thread.
 */
public final class KeyWriter {

    private final LineWriter out;
    private final Map<Way, Integer> ways = new HashMap<>();
    private final Map<String, Integer> mentions = new HashMap<>();
    private final Map<About, Integer> abouts = new HashMap<>();
    private byte[] line = new byte[4096];
    private int length;
    private long nextLine;
    private @Nullable String image;

    /** How a pair asks, and the table of what it compares. */
    record Way(PairKey.How how, @Nullable Table contest) {

        /** By what tells most ways apart, and is made once for all pairs that have it. */
        @Override
        public int hashCode() {
            return 31 * how.template().hashCode() + how.answer().answer().hashCode();
        }
    }

    /** What a pair is about that compares nothing. */
    record About(@Nullable Subject subject, NamedLabels labels) {}

    public KeyWriter(LineWriter out) {
        this.out = out;
    }

    /**
     * Adds a pair; those of an image follow each other.
     *
     * @param number of its line among the lines of pairs, from 0, beyond that of the pair before
     * @param repeats whether a pair of the same image asked the same before
     */
    public void add(String imageId, PairKey pair, long number, Repeats repeats) throws IOException {
        Contest contest = pair.contest();
        int how = number(ways, new Way(pair.how(), contest == null ? null : contest.table()));
        if (!imageId.equals(image)) {
            finish();
            image = imageId;
            put('[');
            text(imageId);
        }
        put(',');
        put('[');
        text(pair.id());
        comma(2 * (number - nextLine) + (repeats == Repeats.YES ? 1 : 0));
        comma(how);
        if (contest == null) {
            comma(number(abouts, new About(pair.subject(), pair.labels())));
        } else {
            for (String mention : contest.order()) {
                comma(number(mentions, mention));
            }
        }
        put(']');
        nextLine = number + 1;
    }

    /** Whether a pair asks what another one of its image asks. */
    public enum Repeats {
        NO,
        YES
    }

    /** Writes what is left: after the last pair. */
    public void finish() throws IOException {
        if (image != null) {
            put(']');
            out.write(line, 0, length);
            length = 0;
            image = null;
        }
    }

    private <T> int number(Map<T, Integer> numbers, T value) throws IOException {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        numbers.put(value, numbers.size());
        out.write(definition(value));
        return numbers.size() - 1;
    }

    private static byte[] definition(Object value) {
        return switch (value) {
            case Way way -> {
                PairKey.How how = way.how();
                yield define(
                        "how",
                        quoted(how.task().id()),
                        quoted(how.claim()),
                        quoted(how.form()),
                        quoted(how.template()),
                        quoted(how.answer().kind()),
                        quoted(how.answer().answer()),
                        name(way.contest()));
            }
            case About about -> {
                Subject subject = about.subject();
                List<String> labels = about.labels().all();
                String[] values = new String[4 + labels.size()];
                values[0] = name(subject == null ? null : subject.table());
                values[1] = quoted(subject == null ? "" : subject.about());
                values[2] = quoted(subject == null ? "" : subject.answer());
                values[3] = Boolean.toString(about.labels().compares());
                for (int i = 0; i < labels.size(); i++) {
                    values[4 + i] = quoted(labels.get(i));
                }
                yield define("about", values);
            }
            default -> ("{\"mention\":" + quoted(value.toString()) + '}').getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] define(String name, String... values) {
        return ("{\"" + name + "\":[" + String.join(",", values) + "]}").getBytes(StandardCharsets.UTF_8);
    }

    private static String name(@Nullable Table table) {
        return table == null ? "null" : quoted(table.name());
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    private void text(String text) {
        reserve(text.length() + 2);
        int at = length;
        line[at++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
                quoteOdd(text);
                return;
            }
            line[at++] = (byte) c;
        }
        line[at++] = '"';
        length = at;
    }

    private void quoteOdd(String text) {
        byte[] bytes = JsonStringEncoder.getInstance().quoteAsUTF8(text);
        put('"');
        reserve(bytes.length);
        System.arraycopy(bytes, 0, line, length, bytes.length);
        length += bytes.length;
        put('"');
    }

    private void comma(long number) {
        put(',');
        if (number >= 10) {
            digits(number / 10);
        }
        put('0' + (int) (number % 10));
    }

    private void digits(long number) {
        if (number >= 10) {
            digits(number / 10);
        }
        put('0' + (int) (number % 10));
    }

    private void put(int c) {
        reserve(1);
        line[length++] = (byte) c;
    }

    private void reserve(int more) {
        if (length + more > line.length) {
            line = Arrays.copyOf(line, 2 * (length + more));
        }
    }
}
