package io.spatialforge.viewer.index;

import java.util.ArrayList;
import java.util.List;

/** A statement and its values, which never become part of its text. */
final class Query {

    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();
    private String link = " WHERE ";
    private boolean join;

    /** What is added to a statement. */
    @FunctionalInterface
    interface Addition {
        Query to(Query query);
    }

    Query(String select) {
        sql = new StringBuilder(select);
    }

    /** Adds a condition, with a question mark for each value. */
    Query where(String condition, Object... parameters) {
        sql.append(link).append(condition);
        link = " AND ";
        values.addAll(List.of(parameters));
        return this;
    }

    /** Adds the condition that a column's value is among those of another query. */
    Query whereIn(String column, Query others) {
        join = true;
        return where(column + " IN (" + others.sql() + ")", others.values().toArray());
    }

    /** Whether rows may come in any order because of what they are held against. */
    boolean isJoin() {
        return join;
    }

    /** Adds what follows the conditions. */
    Query then(String rest, Object... parameters) {
        sql.append(rest);
        values.addAll(List.of(parameters));
        return this;
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return values;
    }
}
