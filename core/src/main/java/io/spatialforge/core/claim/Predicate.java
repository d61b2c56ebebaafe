package io.spatialforge.core.claim;

import io.spatialforge.core.DataFile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A relationship that can be said of two things, from the data file {@code predicates.tsv}.
 *
 * <p>What scenes state of relationships is not complete. That a thing does <em>not</em> stand in one is known only if it
 * stands in the same one to something else and can't stand in it twice: a guitar is held by one person.
 *
 * @param id normal form, as scenes have it
 * @param objects how many objects one subject has: a cup stands on one table
 * @param subjects how many subjects one object has: a guitar is held by one person
 * @param ofSubject what is said of the subject, {@code …} being the object: "holding …"
 * @param ofObject what is said of the object, {@code …} being the subject: "held by …"; null where that does not read well
 * @param clauseOfObject the same as a clause that follows a noun: "that … is holding"
 */
public record Predicate(
        String id,
        Partners objects,
        Partners subjects,
        String ofSubject,
        @Nullable String ofObject,
        String clauseOfObject) {

    private static final Map<String, Predicate> KNOWN = load();

    /** How many partners a thing can have in a relationship. */
    public enum Partners {
        /** Any number of things. */
        MANY,
        /** One thing alone. */
        ONE,
        /** One, but that one may stand in the same relationship to another: a cup on a tray on a table. */
        APART
    }

    /** The predicate of that normal form; null where nothing is said of it. */
    public static @Nullable Predicate of(String id) {
        return KNOWN.get(id);
    }

    /** All that can be said, in the order of the file. */
    public static Iterable<Predicate> all() {
        return KNOWN.values();
    }

    /** How many others a thing in this role can have. */
    public Partners partnersOf(RelationRole role) {
        return role == RelationRole.SUBJECT ? objects : subjects;
    }

    /** What is said after a verb of whatever plays the role; null where that does not read well. */
    public @Nullable String said(RelationRole role) {
        return role == RelationRole.SUBJECT ? ofSubject : ofObject;
    }

    private static Map<String, Predicate> load() {
        Map<String, Predicate> known = new LinkedHashMap<>();
        for (String[] cells : DataFile.rows(Predicate.class, "predicates.tsv", 6)) {
            known.put(
                    cells[0],
                    new Predicate(
                            cells[0],
                            partners(cells[1]),
                            partners(cells[2]),
                            cells[3],
                            cells[4].isEmpty() ? null : cells[4],
                            cells[5]));
        }
        return known;
    }

    private static Partners partners(String cell) {
        return Partners.valueOf(cell.toUpperCase(Locale.ROOT));
    }
}
