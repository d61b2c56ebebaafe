package io.spatialforge.pipeline.explain;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.qa.Split;
import org.jspecify.annotations.Nullable;

/** What finally became of something that a rule looked at. */
public sealed interface Fate {

    /** It is in the dataset. */
    record Kept(Split split) implements Fate {}

    /**
     * It was left out.
     *
     * @param stage where
     * @param detail as the run wrote it, or as it was recomputed; null where the reason says it all
     */
    record LeftOut(Stage stage, Reason reason, @Nullable String detail) implements Fate {
        static LeftOut of(Drop drop) {
            return new LeftOut(drop.stage(), drop.reason(), drop.detail());
        }
    }
}
