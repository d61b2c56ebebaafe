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
import java.util.SortedMap;
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

    /** Parts into which pairs fall by their hash, so that a number of them can be left out: see {@link #part}. */
    static final int PARTS = 1 << 12;

    // What the hash of a pair is taken for.
    static final String ANSWERS = "answers";
    static final String TEMPLATES = "templates";
    static final String LABELS = "labels of caps";

    private static final int NAME_BITS = 23;
    private static final int NUMBER_BITS = 12;
    private static final int HALVINGS = 16;
    private static final int PARTS_OF_HALF = PARTS / HALVINGS;
    private static final int MOST_NAMES = 1 << NAME_BITS;

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Counts counts = new Counts();

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
        int part = part(pair, seed, ANSWERS);
        Contest contest = Contest.of(pair);
        if (contest != null) {
            contest.tally(this);
        }
        Subject subject = Subject.of(pair);
        if (subject != null) {
            add(subject.table(), subject.about(), subject.answer(), part, 1);
        }
        Answer answer = Answer.of(pair);
        add(Table.ANSWER, answer.kind(), answer.answer(), part, 1);
        add(Table.TEMPLATE, Answer.form(pair), pair.phrased().template(), part(pair, seed, TEMPLATES), 1);
    }

    /**
     * Counts a pair for the labels it names, and for each two of them that it compares.
     *
     * @param seed of the run's choices
     */
    public void countLabels(QaPair pair, long seed) {
        int part = part(pair, seed, LABELS);
        String task = pair.claim().task().id();
        NamedLabels named = NamedLabels.of(pair);
        for (String label : named.all()) {
            add(Table.LABEL, task, label, part, 1);
        }
        for (String two : named.twos()) {
            add(Table.LABEL_PAIR, task, two, part, 1);
        }
    }

    /**
     * Into which of the {@link #PARTS} a pair falls, by hash alone. The last 256 hold a half of all pairs, the 256 before
     * them a quarter, and so on: so that a limit can be set as closely where few of many are to stay as where most are.
     *
     * @param purpose of the hash: pairs that fall low for one fall anywhere for another
     */
    static int part(QaPair pair, long seed, String purpose) {
        double place = StableHash.fraction(StableHash.with(StableHash.with(seed, purpose), pair.id()));
        int halvings = -1 - Math.getExponent(place);
        if (halvings >= HALVINGS) {
            return 0;
        }
        double within = Math.scalb(place, halvings + 1) - 1;
        return (HALVINGS - 1 - halvings) * PARTS_OF_HALF + (int) (within * PARTS_OF_HALF);
    }

    void add(Table table, String first, String second, int number, long count) {
        counts.add(key(table, name(first), name(second), number), count);
    }

    /** Adds another tally to this one. */
    public void add(Tally other) {
        for (Table table : Table.values()) {
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
        long from = (long) table.ordinal() << 2 * NAME_BITS + NUMBER_BITS;
        for (long key : counts.keys(from, from + (1L << 2 * NAME_BITS + NUMBER_BITS))) {
            entries.add(new Entry(
                    names.get((int) (key >>> NAME_BITS + NUMBER_BITS) & MOST_NAMES - 1),
                    names.get((int) (key >>> NUMBER_BITS) & MOST_NAMES - 1),
                    (int) key & PARTS - 1,
                    counts.of(key)));
        }
        entries.sort(Entry.ORDER);
        for (Entry entry : entries) {
            row.take(entry.first, entry.second, entry.number, entry.count);
        }
    }

    /** The pairs of a table by its first and its second name. */
    SortedMap<String, SortedMap<String, Parts>> byPart(Table table) {
        SortedMap<String, SortedMap<String, Parts>> all = new TreeMap<>();
        forEach(
                table,
                (first, second, part, count) -> all.computeIfAbsent(first, f -> new TreeMap<>())
                        .computeIfAbsent(second, s -> new Parts())
                        .add(part, count));
        return all;
    }

    /** Writes the tally, which {@link #read} reads. */
    public void write(LineWriter out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<IOException> failures = new ArrayList<>();
        for (Table table : Table.values()) {
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
        return (((long) table.ordinal() << NAME_BITS | first) << NAME_BITS | second) << NUMBER_BITS | number;
    }

    private record Entry(String first, String second, int number, long count) {

        static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::first).thenComparing(Entry::second).thenComparingInt(Entry::number);
    }
}
