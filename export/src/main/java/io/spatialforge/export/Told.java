package io.spatialforge.export;

import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in the words of a dialect, as it is about to be written or was read from a file: coordinates are in the
 * text in the dialect's own syntax, image tags are not.
 *
 * @param id null where the file has none
 * @param qaIds ids of the pairs, in the order of the turns; empty where the file has none
 * @param images one path, or several, relative to the image folder, with forward slashes
 * @param frame the image's size; null where the file does not say
 * @param turns one or more
 * @param lead how many messages stand before the first question, as that of a system does
 */
public record Told(
        @Nullable String id,
        List<String> qaIds,
        List<String> images,
        @Nullable Frame frame,
        List<Turn> turns,
        int lead) {

    public Told {
        qaIds = List.copyOf(qaIds);
        images = List.copyOf(images);
        turns = List.copyOf(turns);
    }

    /** With the first question at the head. */
    public Told(@Nullable String id, List<String> qaIds, List<String> images, @Nullable Frame frame, List<Turn> turns) {
        this(id, qaIds, images, frame, turns, 0);
    }

    /** The image; of several, the first. */
    public String image() {
        return images.getFirst();
    }

    /**
     * A question and its answer.
     *
     * @param shown the regions whose coordinates the question shows, then those the answer shows, each as often as it is
     *     shown; of a told conversation that was read from a file, only where the record keeps them apart from the text
     */
    public record Turn(String question, String answer, List<Shown> shown) {
        public Turn {
            shown = List.copyOf(shown);
        }
    }
}
