package io.spatialforge.pipeline.explain;

import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.CloserLook;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.words.reading.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one thing a rule looked at: what was stored of it, and what was recomputed.
 *
 * @param run how the run was made
 * @param scene as perceived; null where it is not in the run any more
 * @param outcome what forging the scene again gives; null where it does not give it
 * @param pair as stored if it was kept, else as recomputed; null of what never was a pair
 * @param checks of the pair, made again; null where there is no pair or no scene
 * @param look what stands in the way, in numbers, of what a rule abstained on; null of anything else
 * @param recomputed how what was recomputed compares with what was stored
 * @param copies the images that belong together with its image; null where there are none
 * @param notes what else the run wrote of it, a sentence each
 */
public record Story(
        RunRecord run,
        String id,
        Fate fate,
        Image image,
        @Nullable Scene scene,
        @Nullable Outcome outcome,
        @Nullable QaPair pair,
        @Nullable Checks checks,
        @Nullable CloserLook look,
        Recomputed recomputed,
        @Nullable Copies copies,
        List<String> notes) {

    public Story {
        notes = List.copyOf(notes);
    }

    /** What the reader and the verifier say now. */
    public record Checks(Reading reading, Verdict verdict) {}

    /** How what was recomputed compares with what the run stored. */
    public enum Recomputed {
        /** The very same question, answer and numbers. */
        SAME,
        /** The same claim in other words, or with other numbers. */
        DIFFERENT,
        /** The rules do not state it now. */
        NOT_STATED,
        /** There was nothing stored to compare with. */
        ONLY,
        /** The scene is not there. */
        NO_SCENE
    }
}
