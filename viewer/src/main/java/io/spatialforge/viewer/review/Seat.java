package io.spatialforge.viewer.review;

import io.javalin.http.Context;
import io.spatialforge.core.claim.Task;
import io.spatialforge.viewer.index.PairRow;
import io.spatialforge.viewer.serve.PageFault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Who reviews which pairs, as addresses and forms of the review say it.
 *
 * @param only the task whose pairs are shown; null where those of all are
 * @param usual who it is where an address names nobody
 */
record Seat(String reviewer, @Nullable Task only, String usual) {

    private static final String BY = "by";
    private static final String TASK = "task";

    /** As the address of a page says. */
    static Seat asked(Context request, ReviewOptions options) {
        String by = request.queryParam(BY);
        String task = request.queryParam(TASK);
        return of(by == null ? "" : by, task == null ? "" : task, options);
    }

    /** As a form says that was sent. */
    static Seat sent(Context request, ReviewOptions options) {
        return of(Post.field(request, BY), Post.field(request, TASK), options);
    }

    private static Seat of(String by, String task, ReviewOptions options) {
        String name = by.strip();
        if (!name.isEmpty() && !ReviewOptions.isName(name)) {
            throw PageFault.wrong(
                    "That is no name of a reviewer",
                    "Expected at most 40 letters, digits, spaces and . _ @ + -, got '%s'.".formatted(name));
        }
        return new Seat(
                name.isEmpty() ? options.reviewer() : name,
                task.isEmpty() ? null : task(task, options),
                options.reviewer());
    }

    private static Task task(String id, ReviewOptions options) {
        for (Task task : options.tasks()) {
            if (task.id().equals(id)) {
                return task;
            }
        }
        throw PageFault.wrong(
                "No pairs of that task are reviewed",
                "Expected one of %s, got '%s'."
                        .formatted(
                                String.join(
                                        ", ",
                                        options.tasks().stream().map(Task::id).toList()),
                                id));
    }

    /** Id of the task whose pairs alone are shown; empty where those of all are. */
    String task() {
        return only == null ? "" : only.id();
    }

    boolean shows(PairRow row) {
        return only == null || row.task() == only;
    }

    /** The same reviewer with pairs of one task, or with null of all. */
    Seat with(@Nullable Task task) {
        return new Seat(reviewer, task, usual);
    }

    /** The address of a page for this reviewer and task. */
    String at(String path) {
        StringBuilder address = new StringBuilder(path);
        if (!reviewer.equals(usual)) {
            address.append('?').append(BY).append('=').append(URLEncoder.encode(reviewer, StandardCharsets.UTF_8));
        }
        if (only != null) {
            address.append(reviewer.equals(usual) ? '?' : '&')
                    .append(TASK)
                    .append('=')
                    .append(only.id());
        }
        return address.toString();
    }
}
