package io.spatialforge.viewer.explain;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.pipeline.explain.Fate;
import io.spatialforge.pipeline.explain.Outcome;
import io.spatialforge.pipeline.explain.Story;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what became of something: why it was kept, or why it was left out and what it would take. */
final class FateTold {

    private final Story story;
    private final Names names;

    FateTold(Story story, Names names) {
        this.story = story;
        this.names = names;
    }

    /** What became of it, a paragraph each. */
    List<String> told() {
        List<String> said = new ArrayList<>();
        switch (story.fate()) {
            case Fate.Kept kept -> {
                said.add(
                        "It passed every check. It was kept since it repeats no other question, and there are not too many"
                                + " pairs with the same answer, label or task.");
                if (story.outcome() instanceof Outcome.Verified verified) {
                    said.add(chosen(verified));
                }
            }
            case Fate.LeftOut out -> said.addAll(leftOut(out));
        }
        said.addAll(
                story.notes().stream().map(note -> Names.capital(note) + ".").toList());
        return said;
    }

    /** How many claims of its kind its image gave. */
    private String chosen(Outcome.Verified verified) {
        int most = story.run().forge().most(verified.pair().claim());
        int stated = verified.stated();
        return stated <= most
                ? "The image gave %s of this kind; up to %d go on to the checks.".formatted(claims(stated), most)
                : "The image gave %s of this kind, of which %d go on to the checks, this one among them; a hash decides which."
                        .formatted(claims(stated), most);
    }

    private static String claims(int count) {
        return count == 1 ? "1 claim" : count + " claims";
    }

    /** Why it was left out, and what it would take. */
    List<String> leftOut(Fate.LeftOut out) {
        List<String> said = new ArrayList<>();
        Outcome outcome = story.outcome();
        if (outcome instanceof Outcome.Abstained abstained && story.look() != null && story.scene() != null) {
            DropTold drop = new DropTold(
                    abstained,
                    story.look(),
                    story.scene(),
                    story.run().settings().margins(),
                    names);
            said.add(drop.lookedAt());
            said.addAll(drop.because());
            List<String> needed = drop.needed();
            if (!needed.isEmpty()) {
                said.add("What it would take: " + String.join(" ", needed));
            }
            return said;
        }
        ReasonWords.Entry entry = ReasonWords.of(out.reason());
        boolean enoughLater = out.reason() == Reason.OVER_CAP && out.stage() != Stage.FORGE;
        boolean notMade = out.reason() == Reason.MIX_FULL && out.stage() == Stage.FORGE;
        said.add(
                notMade
                        ? "It is true as far as the rule can tell. But the mix that is asked for has room for a part of the"
                                + " claims of this kind only; which ones become pairs is decided by a hash."
                        : enoughLater
                                ? "It is true and passed every check. But the image, or the image for this kind of claim, gives as"
                                        + " many pairs as are asked for; which ones stay is decided by a hash."
                                : entry == null ? Names.capital(out.reason().meaning()) + "." : entry.because());
        if (outcome instanceof Outcome.Capped capped && capped.reason() == Reason.OVER_CAP) {
            said.add("The image gave %s of this kind, and %d of them go on to the checks."
                    .formatted(
                            claims(capped.stated()),
                            story.run().forge().most(capped.pair().claim())));
        } else if (outcome instanceof Outcome.Rejected rejected && rejected.reason() == out.reason()) {
            said.add("In short: " + StoryTold.shown(meaning(rejected.why())) + ".");
        } else if (out.detail() != null && !out.detail().equals(question())) {
            said.add("The run wrote: " + out.detail());
        }
        if (entry != null && !entry.needed().isEmpty()) {
            said.add("What it would take: " + entry.needed());
        }
        if (out.stage() != Stage.FORGE && story.recomputed() == Story.Recomputed.ONLY) {
            said.add("The run stores of such a pair only its id; all else here was recomputed from the scene.");
        }
        return said;
    }

    /** What a verdict says in words, where it only names a reason. */
    private static String meaning(String why) {
        for (Reason reason : Reason.values()) {
            if (reason.id().equals(why)) {
                return reason.meaning();
            }
        }
        return why;
    }

    private @Nullable String question() {
        return story.pair() == null ? null : story.pair().phrased().question();
    }
}
