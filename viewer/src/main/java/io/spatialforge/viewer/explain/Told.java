package io.spatialforge.viewer.explain;

import java.util.List;

/**
 * A story in words.
 *
 * @param title what it is about and what became of it, one sentence
 * @param sections in the order in which they are told
 */
public record Told(String title, List<Section> sections) {

    public Told {
        sections = List.copyOf(sections);
    }

    /**
     * One part of a story.
     *
     * @param paragraphs each a line to be wrapped; those that begin with {@code "- "} are points
     */
    public record Section(String title, List<String> paragraphs) {
        public Section {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * The story as text.
     *
     * @param width of a line in characters
     */
    public String text(int width) {
        Prose prose = new Prose(width).title(title);
        sections.forEach(prose::section);
        return prose.toString();
    }
}
