package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import io.spatialforge.viewer.index.Facet;
import io.spatialforge.viewer.index.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What lists of pairs and lists of drops show alike: values to filter by, and pages of a list. */
public final class Lists {

    /** The place of a list's first line, in addresses. */
    static final String FROM = "from";

    /** Lines on a page. */
    static final int LINES = 50;

    private Lists() {}

    /**
     * A field to filter by.
     *
     * @param name in addresses
     * @param chosen the value that is filtered by; null where none is
     * @param any the address without it
     */
    public record Group(
            String name,
            String title,
            List<Choice> choices,
            @Nullable String chosen,
            String any) {}

    /**
     * A value to filter by.
     *
     * @param meaning what it means, where the value alone does not say; may be empty
     * @param address of the list with it alone of its field
     */
    public record Choice(String value, String meaning, String count, boolean chosen, String address) {}

    /** What a value means, for people; may be empty. */
    @FunctionalInterface
    interface Meaning {
        String of(String value);
    }

    static Group group(String path, Query query, String name, String title, List<Facet> facets, Meaning meaning) {
        String chosen = query.value(name);
        List<Choice> choices = new ArrayList<>();
        for (Facet facet : facets) {
            boolean is = facet.value().equals(chosen);
            choices.add(new Choice(
                    facet.value(),
                    meaning.of(facet.value()),
                    count(facet.count()),
                    is,
                    query.with(name, is ? null : facet.value()).at(path)));
        }
        return new Group(name, title, choices, chosen, query.with(name, null).at(path));
    }

    /**
     * Where in a list a page is.
     *
     * @param said as in {@code 51 to 100 of 1,234}
     * @param previous address; null on the first page
     * @param next address; null on the last page
     * @param last address of the last page; null on it
     * @param beyond whether the list ends before this page
     */
    public record Place(
            String said,
            @Nullable String first,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String last,
            boolean beyond) {}

    static Place place(String path, Query query, Slice<?> slice, String one, String many) {
        long from = slice.from();
        long total = slice.total();
        long to = from + slice.rows().size();
        boolean beyond = total > 0 && from >= total;
        boolean more = to < total && to > from;
        long end = Math.max(0, (total - 1) / LINES * LINES);
        String unit = total == 1 ? one : many;
        String said = slice.rows().isEmpty()
                ? "%s %s".formatted(count(total), unit)
                : "%s to %s of %s %s".formatted(count(from + 1), count(to), count(total), unit);
        return new Place(
                said,
                from > LINES ? at(path, query, 0) : null,
                from > 0 ? at(path, query, Math.min(Math.max(0, from - LINES), end)) : null,
                more ? at(path, query, from + LINES) : null,
                beyond || (more && end > from + LINES) ? at(path, query, end) : null,
                beyond);
    }

    private static String at(String path, Query query, long from) {
        return query.with(FROM, from == 0 ? null : Long.toString(from)).at(path);
    }

    /** Whether an address says of something that nothing is asked of it, as forms do. */
    static boolean isUntidy(Context request) {
        return request.queryParamMap().values().stream().anyMatch(values -> values.contains(""));
    }

    /** A count as people read it, as in {@code 1,234}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share as people read it, as in {@code 12.3%}. */
    public static String percent(double share) {
        return share > 0 && share < 0.0005 ? "<0.1%" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
