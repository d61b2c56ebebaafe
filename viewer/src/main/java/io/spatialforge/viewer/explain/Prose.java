package io.spatialforge.viewer.explain;

import java.util.ArrayList;
import java.util.List;

/** Text for a person: headings, paragraphs and points, wrapped to a width. */
final class Prose {

    private static final String INDENT = "  ";

    private final int width;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param width of a line in characters
     */
    Prose(int width) {
        this.width = Math.max(40, width);
    }

    Prose title(String title) {
        wrap(title, "", "");
        return this;
    }

    Prose section(Told.Section section) {
        text.append('\n').append(section.title()).append('\n');
        for (String paragraph : section.paragraphs()) {
            for (String line : paragraph.split("\n", -1)) {
                if (line.startsWith("- ")) {
                    wrap(line.substring(2), INDENT + "- ", INDENT + INDENT);
                } else {
                    wrap(line, INDENT, INDENT);
                }
            }
        }
        return this;
    }

    private void wrap(String paragraph, String first, String others) {
        for (String line : lines(paragraph, width - others.length())) {
            text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\n");
            text.append(line.equals(lines(paragraph, width - others.length()).getFirst()) ? first : others)
                    .append(line)
                    .append('\n');
        }
    }

    private static List<String> lines(String paragraph, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
