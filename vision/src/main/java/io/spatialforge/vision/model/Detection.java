package io.spatialforge.vision.model;

import io.spatialforge.core.scene.Box;

/**
 * One thing a detector saw.
 *
 * @param label in the detector's own words, normal form: lower case, single spaces
 * @param box in pixels of the upright image, within it
 * @param score the detector's, 0 to 1
 */
public record Detection(String label, Box box, double score) {}
