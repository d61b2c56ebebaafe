package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the balance has to know of the pairs of a shard, or of all of them: how often which answer goes with what the
 * question says. A stage that writes pairs for a later one to choose from tallies what it writes, and writes the tally
 * beside it; the tallies of all shards add up, in any order, to what each shard of the later stage decides by.
 *
 * <p>Of ten million pairs it holds some hundred thousand counts, one a line: a table, two names, a number, the count. For
 * one thread.
 */
public final class Tally {

    /** Parts into which answers are cut by the hash of their pair, so that a number of them can be left out. */
    static final int BUCKETS = 1 << 10;

    private static final int NAME_BITS = 24;
    private static final int BUCKET_BITS = 10;
    private static final int MOST_NAMES = 1 << NAME_BITS;

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Counts counts = new Counts();

    /** What is counted. */
    enum Table {
        /** Two mentions, the smaller name first; 0 where it is that one that is nearer, 1 where the other one is. */
        NEARER,
        NEAREST,
        FARTHEST,
        DEPTH_ORDER,
        LEFT,
        LEFT_ORDER,
        /** A closed kind of question, an answer, and the bucket of the pair. */
        ANSWER;

        private static final Table[] ALL = values();
    }

    /** Takes one row of a table. */
    @FunctionalInterface
    interface Row {
        void take(String first, String second, int number, long count);
    }

    /**
     * Counts a pair.
     *
     * @param seed of the run's choices
     */
    public void count(QaPair pair, long seed) {
        Contest contest = Contest.of(pair);
        if (contest != null) {
            contest.tally(this);
        }
        ClosedAnswer answer = ClosedAnswer.of(pair);
        if (answer != null) {
            add(Table.ANSWER, answer.kind(), answer.answer(), bucket(pair, seed), 1);
        }
    }

    /** Into which part of the answers of its kind a pair falls, by hash alone. */
    static int bucket(QaPair pair, long seed) {
        return StableHash.below(StableHash.with(StableHash.with(seed, "answers"), pair.id()), BUCKETS);
    }

    void add(Table table, String first, String second, int number, long count) {
        counts.add(key(table, name(first), name(second), number), count);
    }

    /** Adds another tally to this one. */
    public void add(Tally other) {
        for (Table table : Table.ALL) {
            other.forEach(table, (first, second, number, count) -> add(table, first, second, number, count));
        }
    }

    /** How often something was counted. */
    long of(Table table, String first, String second, int number) {
        Integer a = numbers.get(first);
        Integer b = numbers.get(second);
        return a == null || b == null ? 0 : counts.of(key(table, a, b, number));
    }

    /** Hands over the rows of a table, in an order that depends on nothing but what was counted. */
    void forEach(Table table, Row row) {
        List<Entry> entries = new ArrayList<>();
        for (long key : counts.keys()) {
            if (key >>> 2 * NAME_BITS + BUCKET_BITS == table.ordinal()) {
                entries.add(new Entry(
                        names.get((int) (key >>> NAME_BITS + BUCKET_BITS) & MOST_NAMES - 1),
                        names.get((int) (key >>> BUCKET_BITS) & MOST_NAMES - 1),
                        (int) key & BUCKETS - 1,
                        counts.of(key)));
            }
        }
        entries.sort(Entry.ORDER);
        for (Entry entry : entries) {
            row.take(entry.first, entry.second, entry.number, entry.count);
        }
    }

    /** The rows of a table by their first name, then by their second, with counts by number. */
    Map<String, Map<String, long[]>> byBucket(Table table) {
        Map<String, Map<String, long[]>> all = new TreeMap<>();
        forEach(
                table,
                (first, second, number, count) -> all.computeIfAbsent(first, f -> new TreeMap<>())
                        .computeIfAbsent(second, s -> new long[BUCKETS])[number] += count);
        return all;
    }

    /** Writes the tally, which {@link #read} reads. */
    public void write(LineWriter out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<IOException> failures = new ArrayList<>();
        for (Table table : Table.ALL) {
            forEach(table, (first, second, number, count) -> {
                bytes.reset();
                try (JsonGenerator line = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
                    line.writeStartArray();
                    line.writeString(table.name());
                    line.writeString(first);
                    line.writeString(second);
                    line.writeNumber(number);
                    line.writeNumber(count);
                    line.writeEndArray();
                }
                try {
                    out.write(bytes.toByteArray());
                } catch (IOException e) {
                    failures.add(e);
                }
            });
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /**
     * The sum of the tallies of all shards.
     *
     * @throws CorruptFileException if a line is none of a tally
     */
    public static Tally read(Collection<Path> files) throws IOException {
        Tally sum = new Tally();
        for (Path file : files) {
            try (LineReader lines = LineReader.open(file)) {
                while (lines.next()) {
                    try {
                        sum.addLine(lines);
                    } catch (JacksonException | IllegalArgumentException e) {
                        throw new CorruptFileException(
                                file, lines.number(), "expected a row of a tally: " + e.getMessage(), e);
                    }
                }
            }
        }
        return sum;
    }

    private void addLine(LineReader lines) {
        try (JsonParser line =
                JSON.createParser(ObjectReadContext.empty(), lines.buffer(), lines.offset(), lines.length())) {
            if (line.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("it is no array");
            }
            Table table = Table.valueOf(String.valueOf(line.nextStringValue()));
            String first = String.valueOf(line.nextStringValue());
            String second = String.valueOf(line.nextStringValue());
            add(table, first, second, line.nextIntValue(0), line.nextLongValue(0));
        }
    }

    private int name(String name) {
        Integer number = numbers.get(name);
        if (number != null) {
            return number;
        }
        if (names.size() == MOST_NAMES) {
            throw new IllegalStateException("more than " + MOST_NAMES + " labels can't be balanced");
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    private static long key(Table table, int first, int second, int number) {
        return (((long) table.ordinal() << NAME_BITS | first) << NAME_BITS | second) << BUCKET_BITS | number;
    }

    private record Entry(String first, String second, int number, long count) {

        static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::first).thenComparing(Entry::second).thenComparingInt(Entry::number);
    }
}
