package io.spatialforge.vision.model;

/** A model that is ready to look at pictures. */
public interface Model {

    /** What it is: the name in the manifest and the hash of its file, for evidence and caches. */
    ModelIdentity identity();
}
