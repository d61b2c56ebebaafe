package io.spatialforge.viewer.index;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts of rows by their kind, which is all that rows can be told apart by: there are ten times fewer kinds than rows, and
 * what a page tells of each field is summed from them. Those of all rows are kept with the tables; those of the rows that
 * hold a text are made by one look through the texts, which takes longer than all else, and remembered for as long as few
 * others are asked for.
 */
final class Tallies {

    /** The column of a tally that counts. */
    static final String TIMES = "times";

    private static final int KEPT = 6;

    /** Of a text that more rows hold, the rows are looked for each time: they are soon found. */
    private static final long MOST = 500_000;

    private final Database database;
    private final String rows;
    private final String kinds;
    private final String whole;
    private final String scratch;
    private final Map<Part, Tally> known = new LinkedHashMap<>(16, 0.75f, true);
    private volatile boolean finished;
    private int made;

    /**
     * Some of the rows.
     *
     * @param image id; null for any
     * @param folded a text that they hold; null for any
     * @param rows how many rows there are in all
     */
    record Part(@Nullable String image, @Nullable String folded, long rows) {}

    /**
     * What is known of some of the rows.
     *
     * @param table the values of each kind and how many rows are of it
     * @param numbers a table of the rows' numbers and kinds in their order; null where none was made
     */
    record Tally(String table, @Nullable String numbers) {}

    /**
     * @param name of the table of rows, which has columns {@code number} and {@code kind}; kinds are in one named after it
     */
    Tallies(Database database, String name) {
        this.database = database;
        rows = Database.TABLES + "." + name;
        kinds = rows + "_kinds";
        whole = rows + "_tallies";
        scratch = Database.SCRATCH + "." + name + "_";
    }

    /** Counts all rows, once they are there. */
    void count() throws IOException {
        change("CREATE TABLE " + whole + " AS SELECT k.*, " + TIMES + " FROM " + kinds
                + " AS k JOIN (SELECT kind, count(*)" + " AS " + TIMES + " FROM " + rows
                + " GROUP BY kind) USING (kind) ORDER BY kind");
    }

    /** Leaves the counts of all rows in place of their kinds, while nothing is asked. */
    void finish() throws IOException {
        change("DROP TABLE " + kinds);
        allThere();
    }

    /** Says that all rows are there, and counted. */
    void allThere() {
        finished = true;
    }

    /**
     * Counts of some of the rows.
     *
     * @param conditions which they are, to be added to a statement
     */
    synchronized Tally of(Part part, Query.Addition conditions) throws IOException {
        if (finished && part.image() == null && part.folded() == null) {
            return new Tally(whole, null);
        }
        Tally tally = known.get(part);
        if (tally == null) {
            tally = part.folded() == null ? counted(conditions) : found(conditions);
            known.put(part, tally);
        }
        return tally;
    }

    private Tally counted(Query.Addition conditions) throws IOException {
        return new Tally(tally(conditions.to(new Query("SELECT kind FROM " + rows))), null);
    }

    private Tally found(Query.Addition conditions) throws IOException {
        String numbers = scratch + "numbers_" + made++;
        change("CREATE TABLE " + numbers + " (number BIGINT, kind INTEGER)");
        Query found = conditions.to(new Query("SELECT number, kind FROM " + rows));
        database.change(new Query("INSERT INTO " + numbers + " ")
                .then(found.sql(), found.values().toArray()));
        String tally = tally(new Query("SELECT kind FROM " + numbers));
        if (database.number(new Query("SELECT count(*) FROM " + numbers)) <= MOST) {
            return new Tally(tally, numbers);
        }
        change("DROP TABLE " + numbers);
        return new Tally(tally, null);
    }

    /** A table of the kinds that a query gives, each as often as it gives it. */
    private String tally(Query found) throws IOException {
        String table = scratch + "tally_" + made++;
        String of = finished ? "(SELECT * EXCLUDE (" + TIMES + ") FROM " + whole + ")" : kinds;
        change("CREATE TABLE " + table + " AS SELECT k.*, 0::BIGINT AS " + TIMES + " FROM " + of + " AS k LIMIT 0");
        database.change(new Query("INSERT INTO " + table + " SELECT k.*, found." + TIMES + " FROM " + of + " AS k JOIN"
                        + " (SELECT kind, count(*) AS " + TIMES + " FROM (")
                .then(found.sql(), found.values().toArray())
                .then(") GROUP BY kind) AS found USING (kind)"));
        return table;
    }

    private void change(String sql) throws IOException {
        database.change(new Query(sql));
    }

    /** Whether there are tables to be {@linkplain #forget forgotten}. */
    synchronized boolean isFull() {
        return known.size() > KEPT;
    }

    /** Drops the tables of what was not asked for lately, while nothing is asked of them. */
    synchronized void forget() throws IOException {
        while (isFull()) {
            Map.Entry<Part, Tally> oldest = known.entrySet().iterator().next();
            known.remove(oldest.getKey());
            Tally tally = oldest.getValue();
            change("DROP TABLE " + tally.table());
            if (tally.numbers() != null) {
                change("DROP TABLE " + tally.numbers());
            }
        }
    }
}
