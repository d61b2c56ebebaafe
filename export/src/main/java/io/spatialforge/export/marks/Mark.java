package io.spatialforge.export.marks;

import io.spatialforge.core.scene.Shape;

/**
 * A region that is marked.
 *
 * @param number from 1
 * @param shape in pixels of the photograph
 */
public record Mark(int number, Shape shape) {}
