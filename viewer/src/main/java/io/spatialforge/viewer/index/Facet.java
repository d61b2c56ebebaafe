package io.spatialforge.viewer.index;

/**
 * A value to filter by.
 *
 * @param count how many the filter as it is would let through of it
 */
public record Facet(String value, long count) {}
