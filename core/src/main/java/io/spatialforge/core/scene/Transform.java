package io.spatialforge.core.scene;

/**
 * How stored pixels become the upright image: the eight orientations of EXIF. Boxes, points and depth are upright from
 * ingest on; this says what was done to get there.
 */
public enum Transform {
    IDENTITY(1, "identity"),
    FLIP_HORIZONTAL(2, "flip-horizontal"),
    ROTATE_180(3, "rotate-180"),
    FLIP_VERTICAL(4, "flip-vertical"),
    TRANSPOSE(5, "transpose"),
    ROTATE_90(6, "rotate-90"),
    TRANSVERSE(7, "transverse"),
    ROTATE_270(8, "rotate-270");

    private final int exif;
    private final String id;

    Transform(int exif, String id) {
        this.exif = exif;
        this.id = id;
    }

    /** The stable name written into records; rotations are clockwise. */
    public String id() {
        return id;
    }

    /** The value of EXIF's orientation tag, 1 to 8. */
    public int exif() {
        return exif;
    }

    /**
     * @param orientation EXIF orientation, 1 to 8
     * @throws IllegalArgumentException outside that range
     */
    public static Transform ofExif(int orientation) {
        for (Transform t : values()) {
            if (t.exif == orientation) {
                return t;
            }
        }
        throw new IllegalArgumentException("EXIF orientation is 1 to 8, got " + orientation);
    }

    /**
     * @throws IllegalArgumentException if no transform has that name
     */
    public static Transform ofId(String id) {
        for (Transform t : values()) {
            if (t.id.equals(id)) {
                return t;
            }
        }
        throw new IllegalArgumentException("unknown transform '" + id + "'");
    }

    /** Whether width and height change places. */
    public boolean swapsAxes() {
        return exif >= 5;
    }

    /**
     * A point of the stored image as a point of the upright one.
     *
     * @param width width of the stored image in pixels
     * @param height height of the stored image in pixels
     */
    public Point apply(Point p, double width, double height) {
        return switch (this) {
            case IDENTITY -> p;
            case FLIP_HORIZONTAL -> new Point(width - p.x(), p.y());
            case ROTATE_180 -> new Point(width - p.x(), height - p.y());
            case FLIP_VERTICAL -> new Point(p.x(), height - p.y());
            case TRANSPOSE -> new Point(p.y(), p.x());
            case ROTATE_90 -> new Point(height - p.y(), p.x());
            case TRANSVERSE -> new Point(height - p.y(), width - p.x());
            case ROTATE_270 -> new Point(p.y(), width - p.x());
        };
    }

    /** A box of the stored image as a box of the upright one; sizes as in {@link #apply(Point, double, double)}. */
    public Box apply(Box box, double width, double height) {
        Point a = apply(new Point(box.x1(), box.y1()), width, height);
        Point b = apply(new Point(box.x2(), box.y2()), width, height);
        return new Box(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.max(a.x(), b.x()), Math.max(a.y(), b.y()));
    }
}
