package io.spatialforge.viewer.index;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Drops in a table; as {@link PairTables}. */
final class DropTables {

    private static final String DROPS = Database.TABLES + ".drops";
    private static final String ROW = "SELECT number, stage, unit, reason, image, subject, detail FROM " + DROPS;

    private static final String HOLDS = "(contains(folded_subject, ?) OR contains(folded_detail, ?))";

    private final Database database;
    private final Tallies tallies;

    DropTables(Database database) {
        this.database = database;
        tallies = new Tallies(database, "drops");
    }

    static void create(Statement statement) throws SQLException {
        statement.execute(
                "CREATE TABLE " + DROPS + " (number BIGINT, kind INTEGER, stage VARCHAR, unit VARCHAR, reason VARCHAR,"
                        + " source VARCHAR, image VARCHAR, subject VARCHAR, detail VARCHAR, folded_subject VARCHAR,"
                        + " folded_detail VARCHAR)");
        statement.execute("CREATE TABLE " + DROPS + "_kinds (kind INTEGER, stage VARCHAR, unit VARCHAR, reason VARCHAR,"
                + " source VARCHAR)");
    }

    /** Writes drops; they are there once the connection commits. */
    static final class Writer implements AutoCloseable {

        private final DuckDBAppender drops;
        private final DuckDBAppender kinds;
        private final KindNumbers known;

        /**
         * @param known kinds that were written already
         */
        Writer(DuckDBConnection connection, KindNumbers known) throws SQLException {
            this.known = known;
            kinds = connection.createAppender(Database.TABLES, "main", "drops_kinds");
            drops = connection.createAppender(Database.TABLES, "main", "drops");
        }

        void write(DropEntry drop) throws SQLException {
            DropRow row = drop.row();
            drops.beginRow()
                    .append(row.number())
                    .append(kind(drop))
                    .append(row.stage().id())
                    .append(row.unit().id())
                    .append(row.reason().id());
            text(drop.source());
            text(row.image());
            text(row.subject());
            text(row.detail());
            folded(drop.subject());
            folded(drop.detail());
            drops.endRow();
        }

        private int kind(DropEntry drop) throws SQLException {
            DropRow row = drop.row();
            String source = drop.source();
            long hash =
                    StableHash.with(StableHash.of(row.stage().id()), row.unit().id());
            hash = StableHash.with(hash, row.reason().id());
            int met = known.size();
            int kind = known.of(source == null ? hash : StableHash.with(hash, source));
            if (kind == met) {
                kinds.beginRow()
                        .append(kind)
                        .append(row.stage().id())
                        .append(row.unit().id())
                        .append(row.reason().id());
                text(kinds, source);
                kinds.endRow();
            }
            return kind;
        }

        private void text(@Nullable String value) throws SQLException {
            text(drops, value);
        }

        private static void text(DuckDBAppender row, @Nullable String value) throws SQLException {
            if (value == null) {
                row.appendNull();
            } else {
                row.append(value);
            }
        }

        private void folded(@Nullable String value) throws SQLException {
            text(value == null ? null : Folded.of(value));
        }

        @Override
        public void close() throws SQLException {
            drops.close();
            kinds.close();
        }
    }

    Tallies tallies() {
        return tallies;
    }

    /**
     * @param rows how many drops there are in all
     */
    long count(DropFilter filter, long rows) throws IOException {
        Query query = new Query("SELECT coalesce(sum(" + Tallies.TIMES + "), 0)::BIGINT FROM "
                + tally(filter, rows).table());
        return database.number(ofKind(query, filter));
    }

    /**
     * @param rows how many drops there are in all
     */
    List<DropRow> rows(DropFilter filter, long rows, long from, int most) throws IOException {
        if (filter.equals(DropFilter.ALL)) {
            return database.ask(
                    new Query(ROW)
                            .where("number >= ?", from)
                            .where("number < ?", from + most)
                            .then(" ORDER BY number"),
                    DropTables::row);
        }
        Query query = filtered(ROW, filter, rows);
        return database.ask(
                query.then(query.isJoin() ? " ORDER BY number" : "").then(" LIMIT ? OFFSET ?", most, from),
                DropTables::row);
    }

    Optional<DropRow> ofNumber(long number) throws IOException {
        return database.ask(new Query(ROW).where("number = ?", number), DropTables::row).stream()
                .findFirst();
    }

    /**
     * @param rows how many drops there are in all
     */
    Optional<DropRow> beside(DropFilter filter, long rows, long number, int step) throws IOException {
        Query query = filtered(ROW, filter, rows);
        if (step > 0) {
            query.where("number > ?", number).then(" ORDER BY number LIMIT 1");
        } else {
            query.where("number < ?", number).then(" ORDER BY number DESC LIMIT 1");
        }
        return database.ask(query, DropTables::row).stream().findFirst();
    }

    /**
     * @param rows how many drops there are in all
     */
    List<Facet> facets(DropFilter filter, long rows, RunIndex.DropField field, int most) throws IOException {
        String column = switch (field) {
            case STAGE -> "stage";
            case UNIT -> "unit";
            case REASON -> "reason";
            case SOURCE -> "source";
        };
        DropFilter others = filter.without(field);
        Query query = new Query("SELECT " + column + ", sum(" + Tallies.TIMES + ")::BIGINT FROM "
                + tally(others, rows).table());
        return database.ask(
                ofKind(query, others)
                        .where(column + " IS NOT NULL")
                        .then(" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?", most),
                row -> new Facet(row.getString(1), row.getLong(2)));
    }

    private Tallies.Tally tally(DropFilter filter, long rows) throws IOException {
        String text = filter.text();
        String folded = text == null ? null : Folded.of(text);
        return tallies.of(
                new Tallies.Part(filter.image(), folded, rows), query -> holding(ofImage(query, filter), folded));
    }

    private Query filtered(String select, DropFilter filter, long rows) throws IOException {
        Query query = ofImage(ofKind(new Query(select), filter), filter);
        String text = filter.text();
        if (text == null) {
            return query;
        }
        String numbers = tally(filter, rows).numbers();
        return numbers == null
                ? holding(query, Folded.of(text))
                : query.whereIn("number", new Query("SELECT number FROM " + numbers));
    }

    private static Query ofKind(Query query, DropFilter filter) {
        Stage stage = filter.stage();
        PairTables.equal(query, "stage", stage == null ? null : stage.id());
        Unit unit = filter.unit();
        PairTables.equal(query, "unit", unit == null ? null : unit.id());
        Reason reason = filter.reason();
        PairTables.equal(query, "reason", reason == null ? null : reason.id());
        PairTables.equal(query, "source", filter.source());
        return query;
    }

    private static Query ofImage(Query query, DropFilter filter) {
        PairTables.equal(query, "image", filter.image());
        return query;
    }

    private static Query holding(Query query, @Nullable String folded) {
        return folded == null ? query : query.where(HOLDS, folded, folded);
    }

    private static DropRow row(ResultSet row) throws SQLException {
        return new DropRow(
                row.getLong(1),
                Stage.ofId(row.getString(2)),
                Unit.ofId(row.getString(3)),
                Reason.ofId(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
