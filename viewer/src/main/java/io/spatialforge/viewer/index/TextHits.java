package io.spatialforge.viewer.index;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was searched for lately, each with a table of the rows that hold it. A page asks for one text many times over, once
 * for its rows and once for each field to filter by, and going through all texts takes longer than all else.
 */
final class TextHits {

    private static final int KEPT = 6;

    /** A text that more rows hold is searched for anew each time: it is soon found. */
    private static final long MOST = 500_000;

    private final Database database;
    private final String searched;
    private final String condition;
    private final String prefix;
    private final Map<String, Hits> known = new LinkedHashMap<>(16, 0.75f, true);
    private int made;

    /** The rows that hold a text: a table of their numbers, or null where they are too many. */
    private record Hits(@Nullable String table) {}

    /**
     * @param searched the table whose texts are searched
     * @param condition with two question marks for the folded text
     */
    TextHits(Database database, String searched, String condition, String prefix) {
        this.database = database;
        this.searched = searched;
        this.condition = condition;
        this.prefix = prefix;
    }

    /** A table of the numbers of rows that hold a folded text, in their order; null where they are too many for one. */
    synchronized @Nullable String table(String folded) throws IOException {
        Hits hits = known.get(folded);
        if (hits == null) {
            hits = new Hits(make(folded));
            known.put(folded, hits);
        }
        return hits.table();
    }

    private @Nullable String make(String folded) throws IOException {
        String table = Database.SCRATCH + "." + prefix + made++;
        database.change(new Query("CREATE TABLE " + table + " (number BIGINT)"));
        Query numbers = new Query("SELECT number FROM " + searched).where(condition, folded, folded);
        database.change(new Query("INSERT INTO " + table + " ")
                .then(numbers.sql(), numbers.values().toArray()));
        if (database.number(new Query("SELECT count(*) FROM " + table)) <= MOST) {
            return table;
        }
        database.change(new Query("DROP TABLE " + table));
        return null;
    }

    /** Whether there are tables to be {@linkplain #forget forgotten}. */
    synchronized boolean isFull() {
        return known.size() > KEPT;
    }

    /** Drops the tables of what was not searched for lately, while nothing is asked of them. */
    synchronized void forget() throws IOException {
        while (isFull()) {
            Map.Entry<String, Hits> oldest = known.entrySet().iterator().next();
            known.remove(oldest.getKey());
            String table = oldest.getValue().table();
            if (table != null) {
                database.change(new Query("DROP TABLE " + table));
            }
        }
    }
}
