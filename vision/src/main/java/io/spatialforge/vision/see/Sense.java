package io.spatialforge.vision.see;

/** What is asked of the models for one photograph. */
public enum Sense {
    /** Which things there are, and where. */
    OBJECTS,
    /** How its people stand. */
    POSES,
    /** How far away everything is. */
    DEPTH
}
