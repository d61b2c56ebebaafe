package io.spatialforge.viewer.serve;

import io.spatialforge.pipeline.explain.Fate;
import io.spatialforge.pipeline.explain.ImageStory;
import io.spatialforge.viewer.explain.ImageTold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rules looked at in an image that had the same fate.
 *
 * @param title the fate
 * @param kept whether it was kept
 */
public record EntryGroup(String title, boolean kept, List<Line> lines) {

    /**
     * One thing that a rule looked at.
     *
     * @param said what it is about, or what is claimed
     * @param question in one line; empty of what was not asked
     * @param address of its page
     */
    public record Line(String task, String said, String question, String address) {}

    static List<EntryGroup> of(ImageStory story) {
        ImageTold told = ImageTold.whole(story);
        Map<String, EntryGroup> groups = new LinkedHashMap<>();
        for (ImageStory.Entry entry : story.entries()) {
            String title = ImageTold.heading(entry.fate());
            groups.computeIfAbsent(title, t -> new EntryGroup(t, entry.fate() instanceof Fate.Kept, new ArrayList<>()))
                    .lines
                    .add(new Line(
                            entry.task().id(),
                            told.said(entry),
                            told.asked(entry),
                            ImageLink.of(story.image(), entry)));
        }
        return List.copyOf(groups.values());
    }
}
