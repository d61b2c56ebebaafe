package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.viewer.index.DropFilter;
import io.spatialforge.viewer.index.RunIndex.DropField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which drops an address asks for.
 *
 * @param filter what it means
 */
record DropQuery(Query query, DropFilter filter) {

    static final String PATH = "/drops";

    /** The text that subject or detail contain, in addresses. */
    private static final String TEXT = "q";

    private static final List<String> NAMES = List.of("stage", "unit", "reason", "source", "image", TEXT, Lists.FROM);

    static final Map<DropField, String> TITLES = Map.of(
            DropField.STAGE, "Stage",
            DropField.UNIT, "What",
            DropField.REASON, "Reason",
            DropField.SOURCE, "Source");

    /**
     * @throws PageFault if it asks for what can't be
     */
    static DropQuery of(Context request) {
        Query query = Query.of(request, NAMES);
        return new DropQuery(
                query,
                new DropFilter(
                        known(query.value("stage"), Stage::ofId),
                        known(query.value("unit"), Unit::ofId),
                        known(query.value("reason"), Reason::ofId),
                        query.value("source"),
                        query.value("image"),
                        query.value(TEXT)));
    }

    private static <T> @Nullable T known(@Nullable String id, Function<String, T> ofId) {
        if (id == null) {
            return null;
        }
        try {
            return ofId.apply(id);
        } catch (IllegalArgumentException e) {
            throw PageFault.wrong(
                    "The address asks for what is not",
                    "It has an %s; choose one of the list.".formatted(e.getMessage()));
        }
    }

    static String name(DropField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    String drop(long number) {
        return query.at("/drop/" + number);
    }
}
