package io.spatialforge.viewer.report;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.viewer.explain.StoryTold;
import io.spatialforge.viewer.page.ShownPair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair to be looked at.
 *
 * @param rests what it rests on, a sentence each, the claim first
 */
public record Sample(ShownPair shown, List<String> rests) {

    public Sample {
        rests = List.copyOf(rests);
    }

    /**
     * @param photograph a {@code data:} URL; null where it is not at hand
     */
    static Sample of(Story story, @Nullable String photograph) {
        List<String> gist = StoryTold.gist(story);
        return new Sample(
                ShownPair.of(story, photograph, null, StoryTold.evidence(story)),
                gist.subList(Math.min(1, gist.size()), gist.size()));
    }

    /** What it is of and from where. */
    public String origin() {
        QaPair pair = shown.pair();
        String of = pair == null ? "" : pair.phrased().form() + " · pair " + pair.id() + " · ";
        return of + "image " + shown.image().id();
    }
}
