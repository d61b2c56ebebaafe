package io.spatialforge.sources;

/** Whether the photograph of a scene was looked at. */
public enum PhotoCheck {
    /** It was there, and fits its annotations. */
    CHECKED,
    /** It was not at hand; its size is as listed, and it is taken for upright. */
    UNCHECKED
}
