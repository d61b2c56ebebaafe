package io.spatialforge.sources.coco;

/** The two arrays of a file that may hold millions of records. */
enum CocoArray {
    IMAGES,
    ANNOTATIONS
}
