package io.spatialforge.bench.depth;

import io.spatialforge.vision.depth.DepthMap;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A photograph with things whose distances were measured.
 *
 * @param set the truth set
 * @param scene the place it shows; photographs of one place are no independent evidence
 * @param name of the photograph in its set
 * @param file the photograph
 * @param width of the upright image in pixels
 * @param height likewise
 * @param things with measured distances; those that were boxed without have {@link Double#NaN}
 * @param judged pairs of places of things, the nearer one first, by people's judgement
 * @param same pairs that people found about the same
 * @param sensor distances by a sensor, one a pixel; null where the set has none
 */
public record MeasuredPhoto(
        String set,
        String scene,
        String name,
        Path file,
        int width,
        int height,
        List<MeasuredThing> things,
        List<Judged> judged,
        @Nullable DepthMap sensor) {

    public MeasuredPhoto {
        things = List.copyOf(things);
        judged = List.copyOf(judged);
    }

    /**
     * What a majority of people said of two things.
     *
     * @param first place of a thing
     * @param second place of another
     * @param order 1 if the first is nearer, -1 if the second is, 0 if they are about the same
     */
    public record Judged(int first, int second, int order) {}

    /** Half of the scenes: margins were chosen on one and not on the other. */
    public enum Half {
        TUNING("tuning"),
        HELD_OUT("held out");

        private final String title;

        Half(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Set and place together. */
    public String place() {
        return set + "/" + scene;
    }
}
