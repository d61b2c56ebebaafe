package io.spatialforge.core.claim;

/** Where a target is from a viewer's own point of view; left is the viewer's own left. */
public enum Direction {
    LEFT("left"),
    RIGHT("right"),
    AHEAD("ahead"),
    BEHIND("behind");

    private final String id;

    Direction(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /** The direction in the image flipped left to right. */
    public Direction mirrored() {
        return switch (this) {
            case LEFT -> RIGHT;
            case RIGHT -> LEFT;
            case AHEAD -> AHEAD;
            case BEHIND -> BEHIND;
        };
    }

    /**
     * @throws IllegalArgumentException if no direction has that name
     */
    public static Direction ofId(String id) {
        for (Direction direction : values()) {
            if (direction.id.equals(id)) {
                return direction;
            }
        }
        throw new IllegalArgumentException("unknown direction '" + id + "'; expected left, right, ahead or behind");
    }
}
