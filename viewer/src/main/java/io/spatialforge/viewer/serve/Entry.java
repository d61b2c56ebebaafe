package io.spatialforge.viewer.serve;

/**
 * A page that the navigation leads to.
 *
 * @param path as in {@code /pairs}
 */
public record Entry(String name, String path) {}
