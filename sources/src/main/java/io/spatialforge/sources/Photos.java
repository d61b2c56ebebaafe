package io.spatialforge.sources;

/** Whether a scene needs its photograph. One that is at hand is looked at in either case. */
public enum Photos {
    /** Each photograph must be there, whole, and fit its annotations; else the image is dropped. */
    REQUIRED,
    /**
     * Of a photograph that is not at hand a listed size suffices, and it is taken for upright as it is stored. Such
     * images are counted as unchecked.
     */
    OPTIONAL
}
