package io.spatialforge.export.evaluation;

/** How a reply is scored. */
enum QuestionKind {
    /** By the letter of an option. */
    CHOICE("choice"),
    YES_NO("yes-no"),
    NUMBER("number"),
    /** By one of a few words or things. */
    TEXT("text"),
    /** By several things in their order. */
    ORDER("order"),
    /** By words that pick one thing. */
    EXPRESSION("expression"),
    BOXES("boxes"),
    POINTS("points"),
    /** By saying that there is nothing, where boxes or points were asked for. */
    NONE("none");

    private final String id;

    QuestionKind(String id) {
        this.id = id;
    }

    /** As it is written. */
    String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if no kind has that name
     */
    static QuestionKind ofId(String id) {
        for (QuestionKind kind : values()) {
            if (kind.id.equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind '" + id + "'");
    }
}
