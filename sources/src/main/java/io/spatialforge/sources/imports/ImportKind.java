package io.spatialforge.sources.imports;

import io.spatialforge.core.drop.Unit;

/** What a file of results holds. */
public enum ImportKind {
    /** Boxes with labels and scores. */
    BOXES("boxes"),
    /** Which pixels are a region's. */
    MASKS("masks"),
    /** The 17 keypoints of people. */
    KEYPOINTS("keypoints"),
    /** Texts about whole images. */
    CAPTIONS("captions"),
    /** Depth maps, as files. */
    DEPTH("depth");

    private final String id;

    ImportKind(String id) {
        this.id = id;
    }

    /** The name in configurations. */
    public String id() {
        return id;
    }

    /** What a record counts as: a box becomes a region, all else adds to one or to the image. */
    Unit unit() {
        return this == BOXES ? Unit.REGIONS : Unit.ROWS;
    }

    /**
     * @throws IllegalArgumentException if no kind has that name
     */
    public static ImportKind ofId(String id) {
        for (ImportKind kind : values()) {
            if (kind.id.equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of import '" + id + "'");
    }
}
