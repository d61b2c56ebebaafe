package io.spatialforge.export.marks;

import io.spatialforge.core.scene.Shape;

/**
 * A region that is marked.
 *
 * @param name digits and capital letters, one at least
 * @param place among the marks of a photograph, from 0: the same gets the same colour
 * @param shape in pixels of the photograph
 */
public record Mark(String name, int place, Shape shape) {

    /**
     * @throws IllegalArgumentException if the name has other signs, or the place is negative
     */
    public Mark {
        if (!name.matches("[0-9A-Z]+") || place < 0) {
            throw new IllegalArgumentException("a mark '" + name + "' at place " + place);
        }
    }

    /**
     * A mark with a number.
     *
     * @param number from 1
     */
    public static Mark numbered(int number, Shape shape) {
        return new Mark(String.valueOf(number), number - 1, shape);
    }
}
