package io.spatialforge.export.syntax;

import io.spatialforge.core.scene.Shape;

/**
 * A region that is shown in a text.
 *
 * @param label as the question speaks of it
 * @param shape in pixels of the upright image
 * @param number from 1, in the order in which a conversation first shows its regions
 */
public record Shown(String label, Shape shape, int number) {}
