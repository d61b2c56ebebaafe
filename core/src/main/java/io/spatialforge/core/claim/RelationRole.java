package io.spatialforge.core.claim;

/** The part a thing plays in a relationship: of {@code woman holds guitar}, the woman is the subject. */
public enum RelationRole {
    /** What stands in the relationship: the cup that is on a table. */
    SUBJECT("subject"),
    /** To what it stands in it: the table that a cup is on. */
    OBJECT("object");

    private final String id;

    RelationRole(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if no role has that name
     */
    public static RelationRole ofId(String id) {
        return switch (id) {
            case "subject" -> SUBJECT;
            case "object" -> OBJECT;
            default -> throw new IllegalArgumentException("unknown role '" + id + "'; expected subject or object");
        };
    }
}
