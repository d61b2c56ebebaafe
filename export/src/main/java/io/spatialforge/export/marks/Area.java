package io.spatialforge.export.marks;

/**
 * A rectangle of whole pixels.
 *
 * @param x2 column after the last
 * @param y2 row after the last
 */
record Area(int x1, int y1, int x2, int y2) {

    static Area sized(int x, int y, int width, int height) {
        return new Area(x, y, x + width, y + height);
    }

    int width() {
        return x2 - x1;
    }

    int height() {
        return y2 - y1;
    }

    long size() {
        return (long) Math.max(0, width()) * Math.max(0, height());
    }

    Area grown(int by) {
        return new Area(x1 - by, y1 - by, x2 + by, y2 + by);
    }

    /** The part of both. */
    Area within(Area other) {
        return new Area(Math.max(x1, other.x1), Math.max(y1, other.y1), Math.min(x2, other.x2), Math.min(y2, other.y2));
    }

    long shared(Area other) {
        return within(other).size();
    }

    boolean lies(Area in) {
        return x1 >= in.x1 && y1 >= in.y1 && x2 <= in.x2 && y2 <= in.y2;
    }
}
