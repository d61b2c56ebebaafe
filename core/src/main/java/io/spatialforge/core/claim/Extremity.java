package io.spatialforge.core.claim;

/** What makes one instance of a label stand out from all others of it. */
public enum Extremity {
    /** Farthest to the left of the image. */
    LEFTMOST("leftmost"),
    /** Farthest to the right of the image. */
    RIGHTMOST("rightmost"),
    /** Covers most of the image. */
    LARGEST("largest"),
    /** Nearest to the camera. */
    NEAREST("nearest"),
    /** Farthest from the camera. */
    FARTHEST("farthest");

    private final String id;

    Extremity(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /** Whether it is told by depth. */
    public boolean ofDepth() {
        return this == NEAREST || this == FARTHEST;
    }

    /** The extremity in the image flipped left to right. */
    public Extremity mirrored() {
        return switch (this) {
            case LEFTMOST -> RIGHTMOST;
            case RIGHTMOST -> LEFTMOST;
            case LARGEST, NEAREST, FARTHEST -> this;
        };
    }

    /**
     * @throws IllegalArgumentException if no extremity has that name
     */
    public static Extremity ofId(String id) {
        for (Extremity extremity : values()) {
            if (extremity.id.equals(id)) {
                return extremity;
            }
        }
        throw new IllegalArgumentException("unknown extremity '" + id + "'");
    }
}
