package io.spatialforge.sources.coco;

/** Whether the outlines of things are read. */
public enum Masks {
    /** {@code segmentation} becomes a mask of its region. */
    READ,
    /** It is skipped, which is faster and makes smaller scenes. */
    SKIP
}
