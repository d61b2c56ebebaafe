package io.spatialforge.pipeline.explain;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that rules looked at in an image, with what became of each. */
final class ImageEntries {

    private final RunRecord record;
    private final StoredLines stored;

    ImageEntries(RunRecord record, StoredLines stored) {
        this.record = record;
        this.stored = stored;
    }

    /** What was kept first, then what came farthest. */
    List<ImageStory.Entry> of(Scene scene, String image, StoredLines.OfImage lines)
            throws IOException, InterruptedException {
        Map<String, QaPair> kept = ExplainedRun.byId(lines.kept());
        Fates fates = new Fates(stored, image);
        Map<String, Drop> later = new HashMap<>();
        for (Drop drop : lines.dropped()) {
            if (ExplainedRun.isOfPair(drop) && drop.subject() != null) {
                later.put(drop.subject(), drop);
            }
        }
        List<ImageStory.Entry> entries = new ArrayList<>();
        Map<String, ImageStory.Entry> known = new HashMap<>();
        for (Outcome outcome : Forged.of(record.forge(), scene).outcomes()) {
            QaPair pair = kept.getOrDefault(outcome.id(), outcome.pair());
            Drop drop = later.get(outcome.id());
            List<Drop> drops = drop == null ? List.of() : List.of(drop);
            ImageStory.Entry entry = new ImageStory.Entry(
                    outcome.id(),
                    outcome.task(),
                    fates.of(kept.get(outcome.id()), drops, outcome),
                    about(outcome),
                    outcome.regions(),
                    pair);
            entries.add(entry);
            known.put(entry.id(), entry);
        }
        kept.values().stream().filter(pair -> !known.containsKey(pair.id())).forEach(pair -> entries.add(entry(pair)));
        entries.sort((a, b) -> fartherFirst(a.fate(), b.fate()));
        return entries;
    }

    /** A pair that was kept and that the rules do not state now. */
    private static ImageStory.Entry entry(QaPair pair) {
        return new ImageStory.Entry(
                pair.id(),
                pair.claim().task(),
                new Fate.Kept(pair.split()),
                "",
                pair.regions().stream().map(QaPair.QaRegion::id).toList(),
                pair);
    }

    private static String about(Outcome outcome) {
        if (outcome instanceof Outcome.Abstained a) {
            return a.other() == null ? a.about() : a.about() + " " + a.other();
        }
        return String.join(" ", outcome.regions());
    }

    /** What was kept first, then what came farthest; what is beyond a cap before what a rule abstained on. */
    private static int fartherFirst(Fate a, Fate b) {
        if (!(a instanceof Fate.LeftOut one) || !(b instanceof Fate.LeftOut other)) {
            return Boolean.compare(b instanceof Fate.Kept, a instanceof Fate.Kept);
        }
        int c = other.stage().compareTo(one.stage());
        return c != 0 ? c : Boolean.compare(other.reason() == Reason.OVER_CAP, one.reason() == Reason.OVER_CAP);
    }
}
