package io.spatialforge.viewer.review;

/** What a reviewer says of a pair. */
public enum Decision {
    ACCEPT("accept", "accepted"),
    REJECT("reject", "rejected"),
    SKIP("skip", "skipped");

    private final String id;
    private final String done;

    Decision(String id, String done) {
        this.id = id;
        this.done = done;
    }

    /** The stable name written into files of votes. */
    public String id() {
        return id;
    }

    /** What was done to the pair, as in {@code accepted}. */
    public String done() {
        return done;
    }

    /**
     * @throws IllegalArgumentException if no decision has that name
     */
    public static Decision ofId(String id) {
        for (Decision decision : values()) {
            if (decision.id.equals(id)) {
                return decision;
            }
        }
        throw new IllegalArgumentException("unknown decision '" + id + "'");
    }
}
