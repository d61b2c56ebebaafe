package io.spatialforge.export.syntax;

import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.syntax.RegionSyntax.Located;
import io.spatialforge.export.syntax.RegionSyntax.Parsed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Running text in which regions stand as {@code [a, b]} and {@code [a, b, c, d]}. */
final class Brackets {

    private Brackets() {}

    /** Says what two or four numbers are. */
    @FunctionalInterface
    interface Corners {
        /**
         * @return null if they are no point or box
         */
        @Nullable
        Shape shape(NumberList numbers);
    }

    /**
     * Looks at each pair of brackets. Four numbers that are no box are a fault; two that are no point are words.
     *
     * @param expected what a box is, for the fault
     */
    static Parsed read(String text, Corners corners, String expected) {
        int at = text.indexOf('[');
        if (at < 0) {
            return new Parsed(text, List.of(), null);
        }
        List<Located> regions = new ArrayList<>();
        StringBuilder neutral = new StringBuilder(text.length());
        int done = 0;
        for (; at >= 0; at = text.indexOf('[', at + 1)) {
            int end = text.indexOf(']', at);
            if (end < 0) {
                break;
            }
            NumberList list = NumberList.read(text, at + 1, end);
            if (list == null || list.size() != 4 && list.size() != 2) {
                continue;
            }
            Shape shape = corners.shape(list);
            if (shape != null) {
                regions.add(new Located(shape, null));
                neutral.append(text, done, at).append("{}");
                done = end + 1;
            } else if (list.size() == 4) {
                return Parsed.faulty(expected, text.substring(at, end + 1));
            }
        }
        return new Parsed(neutral.append(text, done, text.length()).toString(), regions, null);
    }
}
