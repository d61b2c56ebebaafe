package io.spatialforge.core.claim;

/** A side of the image as the camera sees it. */
public enum Side {
    LEFT("left"),
    RIGHT("right");

    private final String id;

    Side(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /** The other one. */
    public Side opposite() {
        return this == LEFT ? RIGHT : LEFT;
    }

    /**
     * @throws IllegalArgumentException if no side has that name
     */
    public static Side ofId(String id) {
        return switch (id) {
            case "left" -> LEFT;
            case "right" -> RIGHT;
            default -> throw new IllegalArgumentException("unknown side '" + id + "'; expected left or right");
        };
    }
}
