package io.spatialforge.viewer.page;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.viewer.explain.Told;
import io.spatialforge.viewer.picture.Palette;
import io.spatialforge.viewer.picture.StoryFocus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pair, or what might have been one, on its photograph.
 *
 * @param pair null of what was never stated
 * @param photograph URL of the upright photograph, or a {@code data:} URL; null where it is not at hand
 * @param depth URL of its depth map as a picture; null where there is none
 * @param evidence its story in words
 */
public record ShownPair(
        Image image,
        @Nullable QaPair pair,
        @Nullable String photograph,
        @Nullable String depth,
        List<Mark> marks,
        Told evidence) {

    public ShownPair {
        marks = List.copyOf(marks);
    }

    /**
     * The pair of a story, with the regions it is about in their colours, and those that were passed over beside them.
     *
     * @param photograph as {@link #photograph}
     * @param depth as {@link #depth}
     */
    public static ShownPair of(Story story, @Nullable String photograph, @Nullable String depth, Told evidence) {
        StoryFocus focus = StoryFocus.of(story);
        Map<String, String> colours = new LinkedHashMap<>(Palette.hexes(focus.regions()));
        focus.others().forEach(other -> colours.putIfAbsent(other, Palette.BESIDE));
        List<Mark> marks = new ArrayList<>();
        colours.forEach((id, colour) -> {
            Mark mark = mark(story, id, colour, focus.others().contains(id));
            if (mark != null) {
                marks.add(mark);
            }
        });
        return new ShownPair(story.image(), story.pair(), photograph, depth, marks, evidence);
    }

    /** A scene with all its regions, of none of which anything is asked. */
    public static ShownPair of(Scene scene, @Nullable String photograph, @Nullable String depth, Told told) {
        Map<String, String> colours = Palette.hexes(Region.ids(scene.regions()));
        List<Mark> marks = new ArrayList<>();
        for (Region region : scene.regions()) {
            String colour = colours.getOrDefault(region.id(), Palette.BESIDE);
            marks.add(mark(region, colour, false));
        }
        return new ShownPair(scene.image(), null, photograph, depth, marks, told);
    }

    private static Mark mark(Region region, String colour, boolean beside) {
        return new Mark(
                region.id(), region.label(), region.shape(), colour, beside, region.keypoints(), region.facing());
    }

    private static @Nullable Mark mark(Story story, String id, String colour, boolean beside) {
        Scene scene = story.scene();
        if (scene != null && scene.hasRegion(id)) {
            return mark(scene.region(id), colour, beside);
        }
        QaPair pair = story.pair();
        for (QaPair.QaRegion region : pair == null ? List.<QaPair.QaRegion>of() : pair.regions()) {
            if (region.id().equals(id)) {
                Shape shape = region.shape();
                return new Mark(id, region.label(), shape, colour, beside, null, null);
            }
        }
        return null;
    }

    /** The question in pieces, where a piece that names a region knows it; nothing of what was never stated. */
    public List<Piece> question() {
        return pair == null ? List.of() : Piece.ofQuestion(pair.phrased().question(), marks);
    }

    /** The answer in pieces; of a letter, also what it stands for. */
    public List<Piece> answer() {
        if (pair == null) {
            return List.of();
        }
        String answer = pair.phrased().answer();
        List<String> choices = pair.phrased().choices();
        int choice = answer.isEmpty() ? -1 : answer.charAt(0) - 'A';
        if (choices != null && choice >= 0 && choice < choices.size()) {
            answer += "  (" + choices.get(choice) + ")";
        }
        return Piece.ofQuestion(answer, marks);
    }

    /** Its story as a page tells it, below the question. */
    public List<Chapter> chapters() {
        return Chapter.of(evidence);
    }

    /** Labels for the marks, where they hide one another as little as can be. */
    public List<Tag> tags() {
        return tags(Tag.SHOWN);
    }

    /**
     * The same for a photograph that is shown smaller.
     *
     * @param shown its longer side on the screen, in pixels
     */
    public List<Tag> tags(int shown) {
        return Tag.of(image.width(), image.height(), marks, shown);
    }

    /** Whether keypoints or facing of a person are known. */
    public boolean posed() {
        return marks.stream().anyMatch(mark -> mark.keypoints() != null || mark.facing() != null);
    }

    /** Whether the pair is about which way somebody faces or sees things, so that keypoints and facing belong to it. */
    public boolean facing() {
        return pair == null || pair.claim().task() == Task.PERSPECTIVE;
    }

    /** What the photograph shows, for those who can't see it. */
    public String description() {
        StringBuilder said = new StringBuilder("Photograph ").append(image.id());
        String between = " with boxes: ";
        for (Mark mark : marks) {
            said.append(between).append(mark.region()).append(' ').append(mark.label());
            between = ", ";
        }
        return said.toString();
    }
}
