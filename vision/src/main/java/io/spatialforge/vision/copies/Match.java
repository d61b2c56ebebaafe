package io.spatialforge.vision.copies;

/**
 * How one picture looks laid over another one.
 *
 * @param mirrored whether it had to be mirrored
 * @param window the part of the first, mirrored if so, that the second shows
 * @param likeness 1 if what they share is the same, around 0 if they have nothing in common
 */
public record Match(boolean mirrored, Window window, double likeness) {}
