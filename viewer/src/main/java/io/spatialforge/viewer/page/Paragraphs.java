package io.spatialforge.viewer.page;

import io.spatialforge.viewer.explain.Told;
import java.util.ArrayList;
import java.util.List;

/**
 * Some paragraphs of a section of a story.
 *
 * @param list whether they are points of a list, without their dashes
 */
public record Paragraphs(List<String> lines, boolean list) {

    private static final String POINT = "- ";

    public Paragraphs {
        lines = List.copyOf(lines);
    }

    /** A section's paragraphs; points that follow one another are one list. */
    public static List<Paragraphs> of(Told.Section section) {
        List<Paragraphs> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean list = false;
        for (String paragraph : section.paragraphs()) {
            boolean point = paragraph.startsWith(POINT);
            if (point != list && !lines.isEmpty()) {
                blocks.add(new Paragraphs(lines, list));
                lines.clear();
            }
            list = point;
            lines.add(point ? paragraph.substring(POINT.length()) : paragraph);
        }
        if (!lines.isEmpty()) {
            blocks.add(new Paragraphs(lines, list));
        }
        return blocks;
    }
}
