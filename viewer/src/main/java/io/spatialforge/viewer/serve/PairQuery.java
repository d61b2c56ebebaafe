package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import io.spatialforge.core.claim.Task;
import io.spatialforge.viewer.index.PairFilter;
import io.spatialforge.viewer.index.RunIndex.PairField;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which pairs an address asks for.
 *
 * @param filter what it means
 */
record PairQuery(Query query, PairFilter filter) {

    static final String PATH = "/pairs";

    /** The text that question or answer contain, in addresses. */
    private static final String TEXT = "q";

    private static final List<String> NAMES =
            List.of("task", "form", "label", "answer", "verdict", "split", "source", "image", TEXT, Lists.FROM);

    static final Map<PairField, String> TITLES = Map.of(
            PairField.TASK, "Task",
            PairField.FORM, "Form",
            PairField.LABEL, "Label",
            PairField.ANSWER, "Answer",
            PairField.VERDICT, "Judge",
            PairField.SPLIT, "Split",
            PairField.SOURCE, "Source");

    /**
     * @throws PageFault if it asks for what can't be
     */
    static PairQuery of(Context request) {
        Query query = Query.of(request, NAMES);
        String task = query.value("task");
        return new PairQuery(
                query,
                new PairFilter(
                        task == null ? null : task(task),
                        query.value("form"),
                        query.value("split"),
                        query.value("source"),
                        query.value("label"),
                        query.value("answer"),
                        query.value("verdict"),
                        query.value("image"),
                        query.value(TEXT)));
    }

    private static Task task(String id) {
        try {
            return Task.ofId(id);
        } catch (IllegalArgumentException e) {
            throw PageFault.wrong("There is no such task", "The address has an " + e.getMessage() + ".");
        }
    }

    static String name(PairField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** The address of a pair among those of this query, with its place in their list where that is known. */
    String pair(String id) {
        return query.at("/pair/" + id);
    }
}
