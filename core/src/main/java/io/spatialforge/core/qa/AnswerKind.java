package io.spatialforge.core.qa;

/** What an answer looks like. */
public enum AnswerKind {
    TEXT("text"),
    CHOICE("choice"),
    YES_NO("yes-no"),
    NUMBER("number"),
    BOXES("boxes"),
    POINTS("points");

    private final String id;

    AnswerKind(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if no kind has that name
     */
    public static AnswerKind ofId(String id) {
        for (AnswerKind kind : values()) {
            if (kind.id.equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown answer kind '" + id + "'");
    }
}
