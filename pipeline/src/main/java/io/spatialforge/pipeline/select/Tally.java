package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;
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
 * <p>A cell is a table and two names, and has counts by number: which of two came first, or into which part the pairs fall
 * by their hash. It is a line: {@code ["ANSWER","counting/all/n","2",7,1,30,2]} says one pair in part 7 and two in part 37.
 * What labels tell needs no parts and is little; parts are counted of what a last choice is made among. A cell takes a
 * hundred bytes, and eight for each part that has pairs. For one thread.
 */
public final class Tally {

    /** Parts into which pairs fall by their hash, so that a number of them can be left out: see {@link #part}. */
    static final int PARTS = 1 << 12;

    // What the hash of a pair is taken for.
    static final String ANSWERS = "answers";
    static final String TEMPLATES = "templates";
    static final String LABELS = "labels of caps";

    private static final int NAME_BITS = 28;
    private static final int HALVINGS = 16;
    private static final int PARTS_OF_HALF = PARTS / HALVINGS;
    private static final int MOST_NAMES = 1 << NAME_BITS;

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final CellIndex cells = new CellIndex();
    private final List<Parts> counts = new ArrayList<>();

    /** Takes one cell of a table. */
    @FunctionalInterface
    interface Cell {
        void take(String first, String second, Parts counts);
    }

    /** Counts a pair for what its labels tell of its answer. */
    public void countOutcome(PairKey pair) {
        Contest contest = pair.contest();
        if (contest != null) {
            contest.tally(this);
        }
        Subject subject = pair.subject();
        if (subject != null) {
            add(subject.table(), subject.about(), subject.answer(), 0, 1);
        }
    }

    /**
     * Counts a pair for its answer, its words, and whether there are any of a label.
     *
     * @param seed of the run's choices
     */
    public void countAnswer(PairKey pair, long seed) {
        int part = part(pair, seed, ANSWERS);
        PairKey.How how = pair.how();
        Subject subject = pair.subject();
        if (subject != null && !Table.DIRECTIONS.contains(subject.table())) {
            add(subject.table(), subject.about(), subject.answer(), part, 1);
        }
        add(Table.ANSWER, how.answer().kind(), how.answer().answer(), part, 1);
        add(Table.TEMPLATE, how.form(), how.template(), part(pair, seed, TEMPLATES), 1);
    }

    /**
     * Counts a pair for the labels it names, and for each two of them that it compares.
     *
     * @param seed of the run's choices
     */
    public void countLabels(PairKey pair, long seed) {
        int part = part(pair, seed, LABELS);
        String task = pair.task().id();
        for (String label : pair.labels().all()) {
            add(Table.LABEL, task, label, part, 1);
        }
        for (String two : pair.labels().twos()) {
            add(Table.LABEL_PAIR, task, two, part, 1);
        }
    }

    /**
     * Into which of the {@link #PARTS} a pair falls, by hash alone. The last 256 hold a half of all pairs, the 256 before
     * them a quarter, and so on: so that a limit can be set as closely where few of many are to stay as where most are.
     *
     * @param purpose of the hash: pairs that fall low for one fall anywhere for another
     */
    static int part(PairKey pair, long seed, String purpose) {
        double place = StableHash.fraction(StableHash.with(StableHash.with(seed, purpose), pair.id()));
        int halvings = -1 - Math.getExponent(place);
        if (halvings >= HALVINGS) {
            return 0;
        }
        double within = Math.scalb(place, halvings + 1) - 1;
        return (HALVINGS - 1 - halvings) * PARTS_OF_HALF + (int) (within * PARTS_OF_HALF);
    }

    void add(Table table, String first, String second, int number, int count) {
        cell(table, first, second).add(number, count);
    }

    private Parts cell(Table table, String first, String second) {
        int cell = cells.add(key(table, name(first), name(second)));
        if (cell == counts.size()) {
            counts.add(new Parts());
        }
        return counts.get(cell);
    }

    /** Adds another tally to this one. */
    public void add(Tally other) {
        for (Table table : Table.values()) {
            other.forEach(
                    table, (first, second, more) -> cell(table, first, second).add(more));
        }
    }

    /** How often something was counted. */
    int of(Table table, String first, String second, int number) {
        Integer a = numbers.get(first);
        Integer b = numbers.get(second);
        int cell = a == null || b == null ? -1 : cells.of(key(table, a, b));
        return cell < 0 ? 0 : counts.get(cell).of(number);
    }

    /** Hands over the cells of a table, in an order that depends on nothing but what was counted. */
    void forEach(Table table, Cell sink) {
        List<Entry> entries = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            long key = cells.key(cell);
            if (key >>> 2 * NAME_BITS == table.ordinal()) {
                entries.add(new Entry(
                        names.get((int) (key >>> NAME_BITS) & MOST_NAMES - 1),
                        names.get((int) key & MOST_NAMES - 1),
                        counts.get(cell)));
            }
        }
        entries.sort(Entry.ORDER);
        for (Entry entry : entries) {
            sink.take(entry.first, entry.second, entry.counts);
        }
    }

    /** The pairs of a table by its first and its second name. */
    SortedMap<String, SortedMap<String, Parts>> byPart(Table table) {
        SortedMap<String, SortedMap<String, Parts>> all = new TreeMap<>();
        forEach(
                table,
                (first, second, parts) ->
                        all.computeIfAbsent(first, f -> new TreeMap<>()).put(second, parts));
        return all;
    }

    /** Writes the tally, which {@link #read} reads. */
    public void write(LineWriter out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<IOException> failures = new ArrayList<>();
        for (Table table : Table.values()) {
            forEach(table, (first, second, parts) -> {
                bytes.reset();
                try (JsonGenerator line = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
                    line.writeStartArray();
                    line.writeString(table.name());
                    line.writeString(first);
                    line.writeString(second);
                    int[] last = new int[1];
                    parts.forEach((part, count) -> {
                        line.writeNumber(part - last[0]);
                        line.writeNumber(count);
                        last[0] = part;
                    });
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
                sum.addAll(lines);
            }
        }
        return sum;
    }

    /**
     * Adds a tally that was written.
     *
     * @throws CorruptFileException if a line is none of a tally
     */
    public void addAll(LineReader lines) throws IOException {
        while (lines.next()) {
            try {
                addLine(lines);
            } catch (JacksonException | IllegalArgumentException e) {
                throw lines.corrupt("expected a cell of a tally: " + e.getMessage(), e);
            }
        }
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
            Parts parts = cell(table, first, second);
            int part = 0;
            while (line.nextToken() != JsonToken.END_ARRAY) {
                part += line.getIntValue();
                int count = line.nextIntValue(0);
                if (part < 0 || part >= PARTS || count <= 0) {
                    throw new IllegalArgumentException("a part is 0 to " + (PARTS - 1) + " and has pairs");
                }
                parts.add(part, count);
            }
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

    private static long key(Table table, int first, int second) {
        return ((long) table.ordinal() << NAME_BITS | first) << NAME_BITS | second;
    }

    private record Entry(String first, String second, Parts counts) {

        static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::first).thenComparing(Entry::second);
    }
}
