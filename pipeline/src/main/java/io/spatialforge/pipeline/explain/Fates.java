package io.spatialforge.pipeline.explain;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what became of things in an image from what a run stored and what forging gives. */
final class Fates {

    private final StoredLines stored;
    private final String image;
    private boolean asked;
    private @Nullable Map<String, StoredLines.Handed> handedOn;

    Fates(StoredLines stored, String image) {
        this.stored = stored;
        this.image = image;
    }

    /**
     * What became of it.
     *
     * @param kept the pair in the dataset; null where it is not there
     * @param ofId what was written as dropped of its id
     * @param outcome what forging its scene again gives; null where it does not give it
     */
    Fate of(@Nullable QaPair kept, List<Drop> ofId, @Nullable Outcome outcome)
            throws IOException, InterruptedException {
        if (kept != null) {
            return new Fate.Kept(kept.split());
        }
        if (!ofId.isEmpty()) {
            return Fate.LeftOut.of(ofId.getFirst());
        }
        return switch (outcome) {
            case Outcome.Rejected r -> new Fate.LeftOut(Stage.FORGE, r.reason(), r.why());
            case Outcome.Capped c -> new Fate.LeftOut(Stage.FORGE, c.reason(), null);
            case Outcome.Abstained a -> new Fate.LeftOut(Stage.FORGE, a.reason(), null);
            case Outcome.Verified v -> unwritten(v.id());
            case null -> new Fate.Kept(Split.TRAIN);
        };
    }

    /**
     * What became of a verified pair that is neither kept nor written as dropped: of pairs beyond a cap or a mix only a
     * sample is written. Which stage left it out is told from what the stages before handed on, if that is still there.
     */
    private Fate unwritten(String id) throws IOException, InterruptedException {
        if (!asked) {
            handedOn = stored.handedOn(image);
            asked = true;
        }
        if (handedOn == null) {
            return new Fate.LeftOut(
                    Stage.PRESELECT,
                    Reason.OVER_CAP,
                    "the run has nothing of it any more: of pairs beyond a cap or a mix only a sample is written");
        }
        return switch (handedOn.get(id)) {
            case null ->
                new Fate.LeftOut(Stage.FORGE, Reason.OVER_CAP, "the run did not state it; the rules do so now");
            case CANDIDATES ->
                new Fate.LeftOut(
                        Stage.PRESELECT,
                        Reason.OVER_CAP,
                        "it is beyond a cap, of the image, of the kind of claim or of its labels, of which the run writes"
                                + " only a sample");
            case PRESELECTED, JUDGED ->
                new Fate.LeftOut(
                        Stage.SELECT,
                        Reason.MIX_FULL,
                        "it is beyond what the mix asks for, of which the run writes only a sample");
        };
    }
}
