package io.spatialforge.viewer.serve;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.explain.Fate;
import io.spatialforge.pipeline.explain.Outcome;
import io.spatialforge.pipeline.explain.Story;
import org.jspecify.annotations.Nullable;

/**
 * The head of a page about a pair, or what might have been one.
 *
 * @param task id; empty where it is not known
 * @param form within the task; null of what was never stated
 * @param split null where it was left out
 * @param stage that left it out; null where it was kept
 * @param reason why; null where it was kept
 * @param template of its words; null of what was never stated
 */
public record StoryAbout(
        String id,
        String image,
        String source,
        String task,
        @Nullable String form,
        @Nullable String split,
        @Nullable String stage,
        @Nullable Reason reason,
        @Nullable String template) {

    /** Why it was left out, a sentence; empty where it was kept. */
    public String why() {
        return reason == null ? "" : reason.meaning() + ".";
    }

    static StoryAbout of(Story story) {
        QaPair pair = story.pair();
        Outcome outcome = story.outcome();
        String task = pair != null
                ? pair.claim().task().id()
                : outcome == null ? "" : outcome.task().id();
        Fate.LeftOut out = story.fate() instanceof Fate.LeftOut left ? left : null;
        return new StoryAbout(
                story.id(),
                story.image().id(),
                story.image().source(),
                task,
                pair == null ? null : pair.phrased().form(),
                story.fate() instanceof Fate.Kept kept ? kept.split().id() : null,
                out == null ? null : out.stage().id(),
                out == null ? null : out.reason(),
                pair == null ? null : pair.phrased().template());
    }
}
