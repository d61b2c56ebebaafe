package io.spatialforge.bench.cues;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.List;

/**
 * One image's boxes with what people judged of pairs of them.
 *
 * @param scene its boxes; sides are in thousandths of the image's, whose true sides the files don't tell
 * @param pairs those whose order in depth was judged by a majority
 */
public record JudgedImage(Scene scene, List<Pair> pairs) {

    public JudgedImage {
        pairs = List.copyOf(pairs);
    }

    /** What a majority of five people said of two things' distances. */
    public enum Judgement {
        FIRST_NEARER,
        SECOND_NEARER,
        ABOUT_THE_SAME
    }

    /**
     * A pair.
     *
     * @param first place of a region in the scene
     * @param second place of another
     * @param judgement of their distances
     * @param hides which of them people saw hide the other: 1 the first, -1 the second, else 0
     */
    public record Pair(int first, int second, Judgement judgement, int hides) {}

    /** The halves into which images fall by the hash of their id: margins were fitted to one and never to the other. */
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

    public Half half() {
        String id = scene.image().id();
        return (StableHash.of(id.substring(id.indexOf('/') + 1)) & 1) == 0 ? Half.TUNING : Half.HELD_OUT;
    }

    public Region first(Pair pair) {
        return scene.regions().get(pair.first());
    }

    public Region second(Pair pair) {
        return scene.regions().get(pair.second());
    }
}
