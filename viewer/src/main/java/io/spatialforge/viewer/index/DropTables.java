package io.spatialforge.viewer.index;

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
    private volatile @Nullable TextHits hits;

    DropTables(Database database) {
        this.database = database;
    }

    static void create(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE " + DROPS + " (number BIGINT, stage VARCHAR, unit VARCHAR, reason VARCHAR,"
                + " source VARCHAR, image VARCHAR, subject VARCHAR, detail VARCHAR, folded_subject VARCHAR,"
                + " folded_detail VARCHAR)");
    }

    /** Writes drops; they are there once the connection commits. */
    static final class Writer implements AutoCloseable {

        private final DuckDBAppender drops;

        Writer(DuckDBConnection connection) throws SQLException {
            drops = connection.createAppender(Database.TABLES, "main", "drops");
        }

        void write(DropEntry drop) throws SQLException {
            DropRow row = drop.row();
            drops.beginRow()
                    .append(row.number())
                    .append(row.stage().id())
                    .append(row.unit().id())
                    .append(row.reason().id());
            text(drop.source());
            text(row.image());
            text(row.subject());
            text(row.detail());
            folded(row.subject());
            folded(row.detail());
            drops.endRow();
        }

        private void text(@Nullable String value) throws SQLException {
            if (value == null) {
                drops.appendNull();
            } else {
                drops.append(value);
            }
        }

        private void folded(@Nullable String value) throws SQLException {
            text(value == null ? null : Folded.of(value));
        }

        @Override
        public void close() throws SQLException {
            drops.close();
        }
    }

    /** Says that no drops will be added. */
    TextHits searchable() {
        TextHits fresh = new TextHits(database, DROPS, HOLDS, "drops_");
        hits = fresh;
        return fresh;
    }

    long count(DropFilter filter) throws IOException {
        return database.number(filtered("SELECT count(*) FROM " + DROPS, filter));
    }

    List<DropRow> rows(DropFilter filter, long from, int most) throws IOException {
        if (filter.equals(DropFilter.ALL)) {
            return database.ask(
                    new Query(ROW)
                            .where("number >= ?", from)
                            .where("number < ?", from + most)
                            .then(" ORDER BY number"),
                    DropTables::row);
        }
        Query query = filtered(ROW, filter);
        return database.ask(
                query.then(query.isJoin() ? " ORDER BY number" : "").then(" LIMIT ? OFFSET ?", most, from),
                DropTables::row);
    }

    Optional<DropRow> ofNumber(long number) throws IOException {
        return database.ask(new Query(ROW).where("number = ?", number), DropTables::row).stream()
                .findFirst();
    }

    Optional<DropRow> beside(DropFilter filter, long number, int step) throws IOException {
        Query query = filtered(ROW, filter);
        if (step > 0) {
            query.where("number > ?", number).then(" ORDER BY number LIMIT 1");
        } else {
            query.where("number < ?", number).then(" ORDER BY number DESC LIMIT 1");
        }
        return database.ask(query, DropTables::row).stream().findFirst();
    }

    List<Facet> facets(DropFilter filter, RunIndex.DropField field, int most) throws IOException {
        String column = switch (field) {
            case STAGE -> "stage";
            case UNIT -> "unit";
            case REASON -> "reason";
            case SOURCE -> "source";
        };
        Query query = filtered("SELECT " + column + ", count(*) FROM " + DROPS, filter.without(field))
                .where(column + " IS NOT NULL")
                .then(" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?", most);
        return database.ask(query, row -> new Facet(row.getString(1), row.getLong(2)));
    }

    private Query filtered(String select, DropFilter filter) throws IOException {
        Query query = new Query(select);
        Stage stage = filter.stage();
        PairTables.equal(query, "stage", stage == null ? null : stage.id());
        Unit unit = filter.unit();
        PairTables.equal(query, "unit", unit == null ? null : unit.id());
        Reason reason = filter.reason();
        PairTables.equal(query, "reason", reason == null ? null : reason.id());
        PairTables.equal(query, "source", filter.source());
        PairTables.equal(query, "image", filter.image());
        String text = filter.text();
        if (text != null) {
            String folded = Folded.of(text);
            TextHits lately = hits;
            String table = lately == null ? null : lately.table(folded);
            if (table == null) {
                query.where(HOLDS, folded, folded);
            } else {
                query.whereIn("number", new Query("SELECT number FROM " + table));
            }
        }
        return query;
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
