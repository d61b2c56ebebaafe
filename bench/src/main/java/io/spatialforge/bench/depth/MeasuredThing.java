package io.spatialforge.bench.depth;

import io.spatialforge.core.scene.Box;

/**
 * A thing whose distance was measured.
 *
 * @param label in normal form
 * @param box in pixels of the upright image
 * @param distance along the optical axis; metres, but for sets that know only the order of distances
 * @param origin who boxed it
 * @param coarse whether the distance is known to whole metres only
 */
public record MeasuredThing(String label, Box box, double distance, Origin origin, boolean coarse) {

    /** Who boxed a thing. */
    public enum Origin {
        /** The set's makers, or somebody by eye. */
        PERSON,
        /** A detector; the distance was read from the sensor's map in the middle of the box. */
        DETECTOR
    }
}
