package io.spatialforge.viewer.explain;

import io.spatialforge.core.drop.Reason;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why something was left out, and what it would take for it to be kept, for every reason there is from forging on. */
final class ReasonWords {

    private static final Map<Reason, Entry> TABLE = new EnumMap<>(Reason.class);

    static {
        // What a rule abstains on
        put(
                Reason.TINY,
                "{x} is too small to be made out reliably.",
                "The photograph would have to be taken from nearer: of things so small even people are often wrong.");
        put(
                Reason.TRUNCATED,
                "{x} is cut by the border of the image, so that one can't tell where its middle is, or even what it is.",
                "The whole of it would have to be in the image.");
        put(
                Reason.FLAGGED,
                "{x} is annotated as no plain single thing: a crowd, a group, a picture of one, a reflection or something"
                        + " seen from inside.",
                "Single things would have to be annotated one by one.");
        put(
                Reason.PERHAPS_PICTURED,
                "{x} may be a picture or a reflection of something, and not the thing itself.",
                "Pictures and reflections would have to be annotated as such, and this one be none.");
        put(
                Reason.NOT_A_THING,
                "\"{label}\" is no countable thing, but a mass, a part of something, or words that can't be put after"
                        + " \"the\".",
                "Nothing: such labels are never named.");
        put(
                Reason.NOT_EXHAUSTIVE,
                "It is not known whether every {label} of the image is annotated. One that is not might be meant just as"
                        + " well.",
                "The annotations would have to say that the label is complete in this image.");
        put(
                Reason.RELATED_LABEL,
                "The image also has things that may be called {label} as well: {related}.",
                "One label for all of them would have to be annotated.");
        put(
                Reason.POSSIBLE_DUPLICATE,
                "{x} may be the same thing as another region, annotated twice.",
                "One of the two would have to be removed from the annotations, if they are one.");
        put(
                Reason.TOO_MANY,
                "There are more {plural} than can be counted reliably.",
                "The limit would have to be higher; people count wrong beyond it.");
        put(
                Reason.AMBIGUOUS,
                "There are no words that pick {x} and no other region with a margin.",
                "It would have to stand out by its place, its size, its depth or something that is known of each thing of"
                        + " its label.");
        put(Reason.BELOW_MARGIN, "The difference is smaller than its margin.", "");
        put(
                Reason.OVERLAP,
                "The two overlap, so that one may hold, wear, support or hide the other, and the question has no clear"
                        + " answer.",
                "The boxes would have to share less.");
        put(
                Reason.NO_DEPTH,
                "There is no depth to compare: {blamed} too few pixels that are surely its own.",
                "A depth map, or masks that tell which pixels belong to what.");
        put(
                Reason.DEPTH_EXTENTS_OVERLAP,
                "The two are not separate in depth: one begins before the other ends, as a sofa runs along beside a lamp.",
                "The whole of the one would have to be in front of the whole of the other.");
        put(
                Reason.CUES_DISAGREE,
                "What tells which of the two is nearer does not agree.",
                "Depth and the cues of the boxes would have to say the same.");
        put(
                Reason.FEW_CUES,
                "There are too few witnesses of which of the two is nearer: without measured depth, two that look at"
                        + " different things must agree.",
                "Measured depth, or a second cue.");
        put(
                Reason.NO_EXTENT,
                "{x} is annotated as a point, which has no extent.",
                "It would have to be annotated by a box.");
        put(
                Reason.NO_FACING,
                "Which way {x} faces can't be told: the points of the body are missing, hidden or say different things.",
                "Head and body would have to be seen and to agree.");
        put(
                Reason.NEAR_BOUNDARY,
                "The direction lies too close to the line where the next direction begins, or it depends on what is not"
                        + " known: the camera, or where in their depth the two stand.",
                "It would have to be more clearly to one side, ahead or behind.");
        put(Reason.NOT_UPRIGHT, "{x} is lying or strongly tilted.", "The person would have to be upright.");
        put(
                Reason.CONDITION_UNKNOWN,
                "It is not known of every {label} whether it meets the condition.",
                "The attribute or relationship would have to be annotated for each of them.");
        put(
                Reason.STRADDLES,
                "{blamed} across the middle of the image, or nearly, so that it belongs to neither half.",
                "Every {label} would have to lie wholly in one half.");
        put(
                Reason.OVER_CAP,
                "It is true as far as the rule can tell, but the image gives enough claims of this kind already; which ones"
                        + " are taken is decided by a hash.",
                "The cap would have to be higher (per_form), or another seed might choose it.");
        // What a check rejects
        put(
                Reason.UNREADABLE,
                "The question and its answer could not be read back, so nobody can say what they state.",
                "The reader would have to understand the words; please report this one.");
        put(
                Reason.READ_DIFFERENTLY,
                "Read back, the question and its answer state something else than the rule did.",
                "Nothing: the words are wrong; please report this one.");
        put(
                Reason.NOT_DERIVED,
                "The verifier, which looks at the raw scene in another way, can't derive the claim.",
                "What the rule measures and what the verifier measures would have to agree.");
        put(
                Reason.CONTRADICTED,
                "The verifier, which looks at the raw scene in another way, derives the contrary.",
                "What the rule measures and what the verifier measures would have to agree.");
        put(
                Reason.BOX_DEGENERATE,
                "A box has no area left at the resolution at which it is written.",
                "The region would have to be larger.");
        // What selection leaves out
        put(
                Reason.DUPLICATE_PAIR,
                "The same question about the same image, or a copy of it, came before.",
                "Nothing: the other one is in the dataset, or was left out for a reason of its own.");
        put(
                Reason.COPIES_DISAGREE,
                "A copy of the image has the contrary answer, so that one of the two is wrong, and nobody can say which one.",
                "What is annotated of the two images would have to agree.");
        put(
                Reason.UNBALANCED,
                "It is true and passed every check. But its answer would be more frequent than the others, and a model could"
                        + " guess it from the question alone. Which ones stay is decided by a hash.",
                "There would have to be more pairs with the other answers.");
        put(
                Reason.LABEL_CAPPED,
                "It is true and passed every check. But its label, or the pair of labels, is in enough pairs already, and"
                        + " frequent labels are not to drown the others.",
                "The cap would have to be higher.");
        put(
                Reason.MIX_FULL,
                "It is true and passed every check. But there are enough pairs of its task already for the mix that is asked"
                        + " for.",
                "The mix would have to ask for more of the task, or there would have to be more of the other tasks.");
        // What a judge did
        put(
                Reason.JUDGE_DISAGREED,
                "The judge, a model that was shown the photograph, picked another answer.",
                "The judge would have to agree.");
        put(
                Reason.JUDGE_UNSURE,
                "The judge, a model that was shown the photograph several times with the options in another order, did not"
                        + " pick the same answer often enough.",
                "The judge would have to agree more often.");
        put(
                Reason.NOT_JUDGED,
                "The judge could not be asked, or gave no answer that can be used.",
                "The run would have to be resumed with the judge at hand.");
        put(
                Reason.PROPOSAL_UNFIT,
                "The words that the model proposed are no description that can be used.",
                "Other words.");
        put(Reason.IMAGE_COPY, "The image is a copy of another one.", "Nothing: the other one is in the dataset.");
        put(
                Reason.BENCHMARK,
                "The image belongs to a benchmark that must not leak into what is trained on.",
                "Nothing: it must stay out.");
        put(Reason.TAKEN_DOWN, "The image stands in a list of images to leave out.", "The list would have to change.");
    }

    private ReasonWords() {}

    /**
     * @param because why, with placeholders
     * @param needed what it would take; empty where the numbers say it
     */
    record Entry(String because, String needed) {}

    private static void put(Reason reason, String because, String needed) {
        TABLE.put(reason, new Entry(because, needed));
    }

    /** The row of a reason; null of one that only arises before forging, or in exports. */
    static @Nullable Entry of(Reason reason) {
        return TABLE.get(reason);
    }
}
