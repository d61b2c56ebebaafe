package io.spatialforge.sources;

/** Whether every instance of a corpus's labels is annotated in every image it lists. */
public enum Exhaustive {
    /** Yes for vocabularies known to be annotated so, no for all others. */
    AUTO,
    YES,
    NO
}
