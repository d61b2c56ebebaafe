package io.spatialforge.sources;

/** Whether the photographs themselves are looked at when scenes are made. */
public enum Photos {
    /** Sizes are taken from the annotations, and photographs for upright as they are stored. */
    OFF,
    /** Each file is opened: missing and broken ones are dropped, and EXIF turns are applied to the annotations. */
    CHECK
}
