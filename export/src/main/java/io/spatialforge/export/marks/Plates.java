package io.spatialforge.export.marks;

/** How large the plates of marks are: a dot of a glyph is a share of the shorter side, and a plate is eleven dots high. */
public enum Plates {
    /** As small as people read them. */
    FOR_PEOPLE(260, 2),
    /** For models, which see photographs in patches of 14 to 32 pixels: a glyph is to fill one. */
    FOR_MODELS(190, 3);

    private final int dotsOnSide;
    private final int leastDot;

    Plates(int dotsOnSide, int leastDot) {
        this.dotsOnSide = dotsOnSide;
        this.leastDot = leastDot;
    }

    /** How many dots the shorter side of a photograph has. */
    int dotsOnSide() {
        return dotsOnSide;
    }

    /** Least side of a dot, in pixels. */
    int leastDot() {
        return leastDot;
    }
}
