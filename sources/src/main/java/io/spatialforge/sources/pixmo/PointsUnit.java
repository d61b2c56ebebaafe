package io.spatialforge.sources.pixmo;

/** What the numbers of a file's points are. */
public enum PointsUnit {
    /** Of the width and of the height, 0 to 100. */
    PERCENT("percent"),
    /** Pixels of the image. */
    PIXELS("pixels");

    private final String id;

    PointsUnit(String id) {
        this.id = id;
    }

    /** The name in configurations and records. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if no unit has that name
     */
    public static PointsUnit ofId(String id) {
        for (PointsUnit unit : values()) {
            if (unit.id.equals(id)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("unknown unit of points '" + id + "'");
    }
}
