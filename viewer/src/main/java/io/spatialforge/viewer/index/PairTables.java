package io.spatialforge.viewer.index;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Pairs in tables: one row a pair, one for each of a pair's labels with what is most often asked for beside a label, so that
 * neither needs a join, and one for each kind of pair, to be counted by ({@link Tallies}). Rows are written in the order of their numbers and so are they read where no order is asked
 * for: DuckDB keeps the order of insertion, and need not sort what a page far behind skips.
 */
final class PairTables {

    private static final String PAIRS = Database.TABLES + ".pairs";
    private static final String LABELS = Database.TABLES + ".labels";
    private static final String ROW =
            "SELECT number, key, id, task, form, split, source, image, question, answer, verdict FROM " + PAIRS;

    /** Which pairs hold a text, given twice. */
    private static final String HOLDS = "(contains(folded_question, ?) OR contains(folded_answer, ?))";

    /** A number, -1 for none. */
    private static final Database.Reader<Long> NUMBER = row -> row.getObject(1) == null ? -1 : row.getLong(1);

    private static final int KEY_DIGITS = 16;

    private final Database database;
    private final RunParts parts;
    private final Tallies tallies;

    PairTables(Database database, RunParts parts) {
        this.database = database;
        this.parts = parts;
        tallies = new Tallies(database, "pairs");
    }

    static void create(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE " + PAIRS
                + " (number BIGINT, kind INTEGER, key BIGINT, id VARCHAR, task VARCHAR, form VARCHAR,"
                + " split VARCHAR, source VARCHAR, image VARCHAR, question VARCHAR, answer VARCHAR, verdict VARCHAR,"
                + " folded_question VARCHAR, folded_answer VARCHAR)");
        statement.execute("CREATE TABLE " + LABELS + " (number BIGINT, label VARCHAR, task VARCHAR, form VARCHAR,"
                + " split VARCHAR, source VARCHAR, verdict VARCHAR)");
        statement.execute("CREATE TABLE " + PAIRS + "_kinds (kind INTEGER, task VARCHAR, form VARCHAR, split VARCHAR,"
                + " source VARCHAR, answer VARCHAR, verdict VARCHAR, labels VARCHAR[])");
    }

    /** Writes pairs; they are there once the connection commits. */
    static final class Writer implements AutoCloseable {

        private final DuckDBAppender pairs;
        private final DuckDBAppender labels;
        private final DuckDBAppender kinds;
        private final KindNumbers known;

        /**
         * @param known kinds that were written already
         */
        Writer(DuckDBConnection connection, KindNumbers known) throws SQLException {
            this.known = known;
            kinds = connection.createAppender(Database.TABLES, "main", "pairs_kinds");
            pairs = connection.createAppender(Database.TABLES, "main", "pairs");
            labels = connection.createAppender(Database.TABLES, "main", "labels");
        }

        void write(PairEntry pair) throws SQLException {
            PairRow row = pair.row();
            String verdict = Objects.requireNonNullElse(row.verdict(), PairFilter.NOT_ASKED);
            pairs.beginRow().append(row.number()).append(kind(pair, verdict)).append(key(row.id()));
            if (isKey(row.id())) {
                pairs.appendNull();
            } else {
                pairs.append(row.id());
            }
            pairs.append(row.task().id())
                    .append(row.form())
                    .append(row.split())
                    .append(row.source())
                    .append(row.image())
                    .append(row.question())
                    .append(row.answer())
                    .append(verdict)
                    .append(Folded.of(row.question()))
                    .append(Folded.of(row.answer()))
                    .endRow();
            for (String label : pair.labels()) {
                labels.beginRow()
                        .append(row.number())
                        .append(label)
                        .append(row.task().id())
                        .append(row.form())
                        .append(row.split())
                        .append(row.source())
                        .append(verdict)
                        .endRow();
            }
        }

        private int kind(PairEntry pair, String verdict) throws SQLException {
            PairRow row = pair.row();
            int met = known.size();
            int kind = known.of(hash(pair, verdict));
            if (kind == met) {
                kinds.beginRow()
                        .append(kind)
                        .append(row.task().id())
                        .append(row.form())
                        .append(row.split())
                        .append(row.source())
                        .append(row.answer())
                        .append(verdict)
                        .append(pair.labels())
                        .endRow();
            }
            return kind;
        }

        private static long hash(PairEntry pair, String verdict) {
            PairRow row = pair.row();
            long hash = StableHash.of(row.task().id());
            hash = StableHash.with(hash, row.form());
            hash = StableHash.with(hash, row.split());
            hash = StableHash.with(hash, row.source());
            hash = StableHash.with(hash, row.answer());
            hash = StableHash.with(hash, verdict);
            for (String label : pair.labels()) {
                hash = StableHash.with(hash, label);
            }
            return hash;
        }

        @Override
        public void close() throws SQLException {
            pairs.close();
            labels.close();
            kinds.close();
        }
    }

    Tallies tallies() {
        return tallies;
    }

    /**
     * @param rows how many pairs there are in all
     */
    long count(PairFilter filter, long rows) throws IOException {
        Query query = new Query("SELECT coalesce(sum(" + Tallies.TIMES + "), 0)::BIGINT FROM "
                + tally(filter, rows).table());
        return database.number(ofKind(query, filter));
    }

    /**
     * @param rows how many pairs there are in all
     */
    List<PairRow> rows(PairFilter filter, long rows, long from, int most) throws IOException {
        if (filter.equals(PairFilter.ALL)) {
            return database.ask(
                    new Query(ROW)
                            .where("number >= ?", from)
                            .where("number < ?", from + most)
                            .then(" ORDER BY number"),
                    PairTables::row);
        }
        return ofNumbers(
                database.ask(inOrder(of("number", filter, rows)).then(" LIMIT ? OFFSET ?", most, from), NUMBER));
    }

    /** Without a join, rows come as they were inserted. */
    private static Query inOrder(Query query) {
        return query.isJoin() ? query.then(" ORDER BY number") : query;
    }

    private List<PairRow> ofNumbers(List<Long> numbers) throws IOException {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Query query = new Query(ROW)
                .where("number >= ?", numbers.getFirst())
                .where("number <= ?", numbers.getLast())
                .where("number IN (" + "?, ".repeat(numbers.size() - 1) + "?)", numbers.toArray());
        return database.ask(query.then(" ORDER BY number"), PairTables::row);
    }

    Optional<PairRow> ofId(String id) throws IOException {
        return database.ask(new Query(ROW).where("key = ?", key(id)), PairTables::row).stream()
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    /** Ids are hashes in hex, which a number says as well; others are kept beside the key. */
    private static boolean isKey(String id) {
        if (id.length() != KEY_DIGITS) {
            return false;
        }
        for (int i = 0; i < KEY_DIGITS; i++) {
            char c = id.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static long key(String id) {
        return isKey(id) ? HexFormat.fromHexDigitsToLong(id) : StableHash.of(id);
    }

    private static String id(long key, @Nullable String other) {
        return other == null ? HexFormat.of().toHexDigits(key) : other;
    }

    /**
     * @param rows how many pairs there are in all
     */
    Optional<PairRow> beside(PairFilter filter, long rows, long number, int step) throws IOException {
        Query query = step > 0
                ? inOrder(of("number", filter, rows).where("number > ?", number))
                        .then(" LIMIT 1")
                : of("max(number)", filter, rows).where("number < ?", number);
        List<Long> numbers = database.ask(query, NUMBER);
        return numbers.isEmpty() || numbers.getFirst() < 0
                ? Optional.empty()
                : ofNumbers(numbers).stream().findFirst();
    }

    /**
     * @param rows how many pairs there are in all
     */
    List<Facet> facets(PairFilter filter, long rows, RunIndex.PairField field, int most) throws IOException {
        PairFilter others = filter.without(field);
        String table = tally(others, rows).table();
        String column = column(field);
        Query query = field == RunIndex.PairField.LABEL
                ? ofKind(new Query("SELECT unnest(labels) AS label, " + Tallies.TIMES + " FROM " + table), others)
                : ofKind(new Query("SELECT " + column + ", " + Tallies.TIMES + " FROM " + table), others);
        Query counts = new Query("SELECT " + column + ", sum(" + Tallies.TIMES + ")::BIGINT FROM (")
                .then(query.sql(), query.values().toArray())
                .then(") GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?", most);
        return database.ask(counts, row -> new Facet(row.getString(1), row.getLong(2)));
    }

    /** Keys are hashes of ids, so that a hash of one of them chooses among the ids. */
    List<PairRow> drawn(Task task, long seed, int most) throws IOException {
        return database.ask(
                new Query(ROW)
                        .where("task = ?", task.id())
                        .then(" ORDER BY md5(concat(key, '/', ?)), number LIMIT ?", seed, most),
                PairTables::row);
    }

    private static String column(RunIndex.PairField field) {
        return switch (field) {
            case TASK -> "task";
            case FORM -> "form";
            case SPLIT -> "split";
            case SOURCE -> "source";
            case LABEL -> "label";
            case ANSWER -> "answer";
            case VERDICT -> "verdict";
        };
    }

    private Tallies.Tally tally(PairFilter filter, long rows) throws IOException {
        String text = filter.text();
        String folded = text == null ? null : Folded.of(text);
        return tallies.of(
                new Tallies.Part(filter.image(), folded, rows), query -> holding(ofImage(query, filter), folded));
    }

    /** Something of the pairs that a filter lets through, out of the smallest table that tells it. */
    private Query of(String select, PairFilter filter, long rows) throws IOException {
        String text = filter.text();
        if (text != null) {
            Tallies.Tally tally = tally(filter, rows);
            if (tally.numbers() != null) {
                return new Query("SELECT " + select + " FROM " + tally.numbers())
                        .whereIn("kind", ofKind(new Query("SELECT kind FROM " + tally.table()), filter));
            }
        }
        String label = filter.label();
        boolean alone = filter.answer() != null || filter.image() != null || text != null;
        if (label != null && !alone) {
            return both(new Query("SELECT " + select + " FROM " + LABELS).where("label = ?", label), filter);
        }
        Query query = ofImage(both(new Query("SELECT " + select + " FROM " + PAIRS), filter), filter);
        equal(query, "answer", filter.answer());
        holding(query, text == null ? null : Folded.of(text));
        if (label != null) {
            query.whereIn("number", both(new Query("SELECT number FROM " + LABELS).where("label = ?", label), filter));
        }
        return query;
    }

    /** Adds to a question to a tally what a filter says of kinds. */
    private static Query ofKind(Query query, PairFilter filter) {
        both(query, filter);
        equal(query, "answer", filter.answer());
        String label = filter.label();
        return label == null ? query : query.where("list_contains(labels, ?)", label);
    }

    /** What both tables tell. */
    private static Query both(Query query, PairFilter filter) {
        Task task = filter.task();
        equal(query, "task", task == null ? null : task.id());
        equal(query, "form", filter.form());
        equal(query, "split", filter.split());
        equal(query, "source", filter.source());
        equal(query, "verdict", filter.verdict());
        return query;
    }

    private Query ofImage(Query query, PairFilter filter) {
        String image = filter.image();
        if (image == null) {
            return query;
        }
        RunParts.Part part = parts.pairs().get(parts.shards().of(image));
        return query.where("number >= ?", part.first())
                .where("number < ?", part.end())
                .where("image = ?", image);
    }

    private static Query holding(Query query, @Nullable String folded) {
        return folded == null ? query : query.where(HOLDS, folded, folded);
    }

    static void equal(Query query, String column, @Nullable String value) {
        if (value != null) {
            query.where(column + " = ?", value);
        }
    }

    private static PairRow row(ResultSet row) throws SQLException {
        String verdict = row.getString(11);
        return new PairRow(
                row.getLong(1),
                id(row.getLong(2), row.getString(3)),
                Task.ofId(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                verdict.equals(PairFilter.NOT_ASKED) ? null : verdict);
    }
}
