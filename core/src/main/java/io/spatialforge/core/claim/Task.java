package io.spatialforge.core.claim;

import io.spatialforge.core.Nearest;
import java.util.Arrays;
import java.util.List;

/** The six tasks. */
public enum Task {
    /** Where is it? Boxes or points. */
    GROUNDING("grounding"),
    /** What is in this box? An expression. */
    REFERRING("referring"),
    /** How many are there? */
    COUNTING("counting"),
    /** Which is closer to the camera? */
    NEAR_FAR("near-far"),
    /** Which is farther to the left, as the camera sees it? */
    LEFT_RIGHT("left-right"),
    /** Which way does a person face, and where is a thing for them? */
    PERSPECTIVE("perspective");

    private final String id;

    Task(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /** The names of all tasks, in their order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Task::id).toList();
    }

    /**
     * @throws IllegalArgumentException if no task has that name; the message lists those there are
     */
    public static Task ofId(String id) {
        for (Task task : values()) {
            if (task.id.equals(id)) {
                return task;
            }
        }
        throw new IllegalArgumentException(
                "unknown task '" + id + "'; expected " + String.join(", ", ids()) + Nearest.hint(id, ids()));
    }
}
