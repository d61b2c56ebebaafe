package io.spatialforge.core.scene;

/** The four ways a person can face that are asked about, as the camera sees it. */
public enum View {
    /** Towards the camera. */
    TOWARDS("towards"),
    /** Away from the camera. */
    AWAY("away"),
    /** To the image's left. */
    LEFT("left"),
    /** To the image's right. */
    RIGHT("right");

    private final String id;

    View(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /** The view in the image flipped left to right. */
    public View mirrored() {
        return switch (this) {
            case TOWARDS -> TOWARDS;
            case AWAY -> AWAY;
            case LEFT -> RIGHT;
            case RIGHT -> LEFT;
        };
    }

    /**
     * @throws IllegalArgumentException if no view has that name
     */
    public static View ofId(String id) {
        for (View view : values()) {
            if (view.id.equals(id)) {
                return view;
            }
        }
        throw new IllegalArgumentException("unknown facing '" + id + "'");
    }
}
