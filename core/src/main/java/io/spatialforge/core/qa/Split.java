package io.spatialforge.core.qa;

/** The part of the dataset a pair belongs to; all pairs of an image belong to one. */
public enum Split {
    TRAIN("train"),
    VALIDATION("validation"),
    TEST("test");

    private final String id;

    Split(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if no split has that name
     */
    public static Split ofId(String id) {
        for (Split split : values()) {
            if (split.id.equals(id)) {
                return split;
            }
        }
        throw new IllegalArgumentException("unknown split '" + id + "'");
    }
}
