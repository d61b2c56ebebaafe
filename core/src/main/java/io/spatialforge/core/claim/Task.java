package io.spatialforge.core.claim;

/** The six tasks. */
public enum Task {
    GROUNDING("grounding"),
    REFERRING("referring"),
    COUNTING("counting"),
    NEAR_FAR("near-far"),
    LEFT_RIGHT("left-right"),
    PERSPECTIVE("perspective");

    private final String id;

    Task(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if no task has that name
     */
    public static Task ofId(String id) {
        for (Task task : values()) {
            if (task.id.equals(id)) {
                return task;
            }
        }
        throw new IllegalArgumentException("unknown task '" + id
                + "'; expected grounding, referring, counting, near-far, " + "left-right or perspective");
    }
}
