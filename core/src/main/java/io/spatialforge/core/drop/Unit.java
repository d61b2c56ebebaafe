package io.spatialforge.core.drop;

/** What the books are kept in: for each stage and unit, {@code read = kept + dropped}. */
public enum Unit {
    IMAGES("images"),
    REGIONS("regions"),
    LABELS("labels"),
    RELATIONSHIPS("relationships"),
    MASKS("masks"),
    EXPRESSIONS("expressions"),
    /** Records of a corpus or of a user's results that are neither, such as a label with its points, or a caption. */
    ROWS("rows"),
    /** Files that lie beside photographs and are none. */
    FILES("files"),
    DEPTH_MAPS("depth-maps"),
    /** What one detector saw in one place; several may become one region. */
    DETECTIONS("detections"),
    /** Descriptions of regions that a model proposed. */
    PROPOSALS("proposals"),
    CLAIMS("claims"),
    PAIRS("pairs");

    private final String id;

    Unit(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if no unit has that name
     */
    public static Unit ofId(String id) {
        for (Unit unit : values()) {
            if (unit.id.equals(id)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("unknown unit '" + id + "'");
    }
}
