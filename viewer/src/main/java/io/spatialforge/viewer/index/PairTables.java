package io.spatialforge.viewer.index;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
            "SELECT number, id, task, form, split, source, image, question, answer, verdict FROM " + PAIRS;

    private final Database database;
    private final RunParts parts;

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
            pairs.beginRow()
                    .append(row.number())
                    .append(StableHash.of(row.id()))
                    .append(row.id())
                    .append(row.task().id())
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

    long count(PairFilter filter) throws IOException {
        return database.number(ofPairs("SELECT count(*) FROM " + PAIRS, filter));
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
        return database.ask(ofPairs(ROW, filter).then(" LIMIT ? OFFSET ?", most, from), PairTables::row);
    }

    Optional<PairRow> ofId(String id) throws IOException {
        return database
                .ask(new Query(ROW).where("key = ?", StableHash.of(id)).where("id = ?", id), PairTables::row)
                .stream()
                .findFirst();
    }

    Optional<PairRow> beside(PairFilter filter, long number, int step) throws IOException {
        Query query = ofPairs(ROW, filter);
        if (step > 0) {
            query.where("number > ?", number).then(" ORDER BY number LIMIT 1");
        } else {
            query.where("number < ?", number).then(" ORDER BY number DESC LIMIT 1");
        }
        return database.ask(query, PairTables::row).stream().findFirst();
    }

    List<Facet> facets(PairFilter filter, RunIndex.PairField field, int most) throws IOException {
        Query query = switch (field) {
            case LABEL -> ofLabels(filter.without(field));
            case TASK, FORM, SPLIT, SOURCE, ANSWER, VERDICT ->
                ofPairs("SELECT " + column(field) + ", count(*) FROM " + PAIRS, filter.without(field));
        };
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

    private Query ofPairs(String select, PairFilter filter) {
        Query query = new Query(select);
        both(query, filter);
        String label = filter.label();
        if (label != null) {
            Query numbers = new Query("SELECT number FROM " + LABELS).where("label = ?", label);
            both(numbers, filter);
            query.where("number IN (" + numbers.sql() + ")", numbers.values().toArray());
        }
        ofPairsAlone(query, filter);
        return query;
    }

    private Query ofLabels(PairFilter filter) {
        Query query = new Query("SELECT label, count(*) FROM " + LABELS);
        both(query, filter);
        Query numbers = new Query("SELECT number FROM " + PAIRS);
        if (ofPairsAlone(numbers, filter)) {
            both(numbers, filter);
            query.where("number IN (" + numbers.sql() + ")", numbers.values().toArray());
        }
        return query;
    }

    /** What both tables tell. */
    private static void both(Query query, PairFilter filter) {
        Task task = filter.task();
        equal(query, "task", task == null ? null : task.id());
        equal(query, "form", filter.form());
        equal(query, "split", filter.split());
        equal(query, "source", filter.source());
        equal(query, "verdict", filter.verdict());
    }

    /**
     * What only the pairs' own table tells.
     *
     * @return whether anything of that is asked
     */
    private boolean ofPairsAlone(Query query, PairFilter filter) {
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
            query.where("(contains(folded_question, ?) OR contains(folded_answer, ?))", folded, folded);
        }
        return filter.answer() != null || image != null || text != null;
    }

    static void equal(Query query, String column, @Nullable String value) {
        if (value != null) {
            query.where(column + " = ?", value);
        }
    }

    private static PairRow row(ResultSet row) throws SQLException {
        String verdict = row.getString(10);
        return new PairRow(
                row.getLong(1),
                row.getString(2),
                Task.ofId(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                verdict.equals(PairFilter.NOT_ASKED) ? null : verdict);
    }
}
