package io.spatialforge.core.claim;

/** An end of the depth order. */
public enum DepthEnd {
    NEAREST("nearest"),
    FARTHEST("farthest");

    private final String id;

    DepthEnd(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if no end has that name
     */
    public static DepthEnd ofId(String id) {
        return switch (id) {
            case "nearest" -> NEAREST;
            case "farthest" -> FARTHEST;
            default -> throw new IllegalArgumentException("unknown end '" + id + "'; expected nearest or farthest");
        };
    }
}
