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
 * Pairs in tables: one row a pair, and one for each of a pair's labels with what is most often asked for beside a label, so
 * that neither needs a join. Rows are written in the order of their numbers and so are they read where no order is asked
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
    private volatile @Nullable TextHits hits;

    PairTables(Database database, RunParts parts) {
        this.database = database;
        this.parts = parts;
    }

    static void create(Statement statement) throws SQLException {
        statement.execute(
                "CREATE TABLE " + PAIRS + " (number BIGINT, key BIGINT, id VARCHAR, task VARCHAR, form VARCHAR,"
                        + " split VARCHAR, source VARCHAR, image VARCHAR, question VARCHAR, answer VARCHAR, verdict VARCHAR,"
                        + " folded_question VARCHAR, folded_answer VARCHAR)");
        statement.execute("CREATE TABLE " + LABELS + " (number BIGINT, label VARCHAR, task VARCHAR, form VARCHAR,"
                + " split VARCHAR, source VARCHAR, verdict VARCHAR)");
    }

    /** Writes pairs; they are there once the connection commits. */
    static final class Writer implements AutoCloseable {

        private final DuckDBAppender pairs;
        private final DuckDBAppender labels;

        Writer(DuckDBConnection connection) throws SQLException {
            pairs = connection.createAppender(Database.TABLES, "main", "pairs");
            labels = connection.createAppender(Database.TABLES, "main", "labels");
        }

        void write(PairEntry pair) throws SQLException {
            PairRow row = pair.row();
            String verdict = Objects.requireNonNullElse(row.verdict(), PairFilter.NOT_ASKED);
            pairs.beginRow().append(row.number()).append(key(row.id()));
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

        @Override
        public void close() throws SQLException {
            pairs.close();
            labels.close();
        }
    }

    /** Says that no pairs will be added, so that it is worth while to remember what a search found. */
    TextHits searchable() {
        TextHits fresh = new TextHits(database, PAIRS, HOLDS, "pairs_");
        hits = fresh;
        return fresh;
    }

    long count(PairFilter filter) throws IOException {
        return database.number(of("count(*)", filter));
    }

    List<PairRow> rows(PairFilter filter, long from, int most) throws IOException {
        if (filter.equals(PairFilter.ALL)) {
            return database.ask(
                    new Query(ROW)
                            .where("number >= ?", from)
                            .where("number < ?", from + most)
                            .then(" ORDER BY number"),
                    PairTables::row);
        }
        return ofNumbers(database.ask(inOrder(of("number", filter)).then(" LIMIT ? OFFSET ?", most, from), NUMBER));
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

    Optional<PairRow> beside(PairFilter filter, long number, int step) throws IOException {
        Query query = step > 0
                ? inOrder(of("number", filter).where("number > ?", number)).then(" LIMIT 1")
                : of("max(number)", filter).where("number < ?", number);
        List<Long> numbers = database.ask(query, NUMBER);
        return numbers.isEmpty() || numbers.getFirst() < 0
                ? Optional.empty()
                : ofNumbers(numbers).stream().findFirst();
    }

    List<Facet> facets(PairFilter filter, RunIndex.PairField field, int most) throws IOException {
        PairFilter others = filter.without(field);
        Query query = field == RunIndex.PairField.LABEL ? ofLabels(others) : of(column(field) + ", count(*)", others);
        return database.ask(
                query.then(" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?", most),
                row -> new Facet(row.getString(1), row.getLong(2)));
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

    /** Something of the pairs that a filter lets through, out of the smallest table that tells it. */
    private Query of(String select, PairFilter filter) throws IOException {
        String label = filter.label();
        boolean alone = filter.answer() != null || filter.image() != null || filter.text() != null;
        if (label != null && !alone && !select.startsWith("answer")) {
            return both(new Query("SELECT " + select + " FROM " + LABELS).where("label = ?", label), filter);
        }
        Query query = ofPairsAlone(both(new Query("SELECT " + select + " FROM " + PAIRS), filter), filter);
        if (label != null) {
            query.whereIn("number", both(new Query("SELECT number FROM " + LABELS).where("label = ?", label), filter));
        }
        return query;
    }

    private Query ofLabels(PairFilter filter) throws IOException {
        Query query = both(new Query("SELECT label, count(*) FROM " + LABELS), filter);
        if (filter.answer() != null || filter.image() != null || filter.text() != null) {
            Query numbers = new Query("SELECT number FROM " + PAIRS);
            query.whereIn("number", ofPairsAlone(both(numbers, filter), filter));
        }
        return query;
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

    /** What only the pairs' own table tells. */
    private Query ofPairsAlone(Query query, PairFilter filter) throws IOException {
        equal(query, "answer", filter.answer());
        String image = filter.image();
        if (image != null) {
            RunParts.Part part = parts.pairs().get(parts.shards().of(image));
            query.where("number >= ?", part.first())
                    .where("number < ?", part.end())
                    .where("image = ?", image);
        }
        String text = filter.text();
        if (text != null) {
            String folded = Folded.of(text);
            TextHits lately = hits;
            String table = lately == null || image != null ? null : lately.table(folded);
            if (table == null) {
                query.where(HOLDS, folded, folded);
            } else {
                query.whereIn("number", new Query("SELECT number FROM " + table));
            }
        }
        return query;
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
