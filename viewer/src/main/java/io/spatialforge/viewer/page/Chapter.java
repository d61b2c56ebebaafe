package io.spatialforge.viewer.page;

import io.spatialforge.viewer.explain.StoryTold;
import io.spatialforge.viewer.explain.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A section of a story on a page, where the question stands above and what a reader looks for first comes first.
 *
 * @param folded whether it is shown when asked for
 */
public record Chapter(String title, List<Paragraphs> blocks, boolean folded) {

    /** In the order of a page; sections of other titles come before. */
    private static final List<String> ORDER = List.of(
            StoryTold.CLAIM,
            StoryTold.CHECKS,
            StoryTold.FATE,
            StoryTold.CHANGE,
            StoryTold.REGIONS,
            StoryTold.PHOTOGRAPH,
            StoryTold.MAKING);

    private static final List<String> FOLDED = List.of(StoryTold.PHOTOGRAPH, StoryTold.MAKING);

    /** The sections of a story, without the question. */
    public static List<Chapter> of(Told told) {
        List<Told.Section> sections = new ArrayList<>(told.sections());
        sections.removeIf(section -> section.title().equals(StoryTold.QUESTION));
        sections.sort(Comparator.comparingInt(section -> ORDER.indexOf(section.title())));
        List<Chapter> chapters = new ArrayList<>();
        for (Told.Section section : sections) {
            chapters.add(new Chapter(section.title(), Paragraphs.of(section), FOLDED.contains(section.title())));
        }
        return chapters;
    }
}
