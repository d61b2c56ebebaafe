package io.spatialforge.words.reading;

import static io.spatialforge.words.reading.Meaning.*;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions that compare regions, by distance from the camera or from left to right. What is asked follows from the
 * words for sides alone: one comparative asks which of two, one superlative which of several, a side at which to start asks
 * for an order, and both sides asked alike, "left or right", ask for the side.
 */
final class Relations {

    private static final long COMPARATIVES = Meaning.set(NEARER, FARTHER, SHORTER, LONGER);
    private static final long SUPERLATIVES = Meaning.set(NEAREST, FARTHEST, SHORTEST, LONGEST);
    private static final long NEAR = Meaning.set(NEARER, SHORTER, NEAREST, SHORTEST);
    private static final long ON_LEFT = Meaning.set(LEFT, LEFTMOST);
    private static final long ON_RIGHT = Meaning.set(RIGHT, RIGHTMOST);

    /** Words that tell that a question is about distance. */
    static final long DEPTH = COMPARATIVES | SUPERLATIVES;

    /** Words that tell that a question may be about left and right. */
    static final long SIDES = ON_LEFT | ON_RIGHT;

    private static final long COMMON = Meaning.set(
            MENTION, CAMERA, IMAGE, THAN, VERSUS, OF, FROM, TO, IN, AT, WHICH, YES_NO, FIRST, LAST, START, NAME, OWN);
    private static final long DEPTH_WORDS = COMMON | DEPTH | DISTANCE.bit();
    private static final long SIDE_WORDS = COMMON | SIDES | SIDE.bit();

    private final Sentence question;
    private final Referents referents;
    private final boolean depth;

    /**
     * @param depth whether it is about distance
     */
    Relations(Sentence question, Referents referents, boolean depth) throws Unreadable {
        this.question = question;
        this.referents = referents;
        this.depth = depth;
        Meaning stranger = question.stranger(depth ? DEPTH_WORDS : SIDE_WORDS);
        if (stranger != null) {
            throw new Unreadable("the meaning " + stranger + " has no place in a question about "
                    + (depth ? "distance" : "left and right"));
        }
        if (depth && !question.has(CAMERA)) {
            throw new Unreadable("it does not say from where the distance is measured");
        }
        if (question.hasAny(Meaning.set(SHORTER, LONGER, SHORTEST, LONGEST)) && !question.has(DISTANCE)) {
            throw new Unreadable("it does not say what is long or short");
        }
        if (!depth && !question.has(CAMERA) && !question.has(IMAGE)) {
            throw new Unreadable("it does not say whose left and right is meant");
        }
        if (!depth && hasOwnSide()) {
            throw new Unreadable("left and right are somebody's own");
        }
    }

    private boolean hasOwnSide() {
        for (int i = 1; i < question.size(); i++) {
            if (question.at(i - 1) == OWN && (SIDES & question.at(i).bit()) != 0) {
                return true;
            }
        }
        return false;
    }

    /** A question that is answered yes or no. */
    Claim yesOrNo(boolean yes) throws Unreadable {
        refuse(Meaning.set(WHICH, NAME, FIRST, LAST, START), "it is no yes/no question");
        boolean first = onlySide();
        Roles roles = Roles.of(question, referents, !depth);
        if (roles.plain().size() != 1 || roles.yardstick() == null || roles.viewer() != null) {
            throw new Unreadable("a yes/no question compares one region with one other");
        }
        return pair(first == yes, roles.plain().getFirst(), roles.yardstick());
    }

    /** A question that is answered by a mention, several of them, or a side. */
    Claim open(Sentence answer) throws Unreadable {
        Roles roles = Roles.of(question, referents, !depth);
        if (roles.viewer() != null) {
            throw new Unreadable("somebody's own view does not matter here");
        }
        refuse(YES_NO.bit(), "it wants a yes or no");
        if (!answer.has(MENTION)) {
            return side(answer, roles);
        }
        if (roles.yardstick() != null) {
            throw new Unreadable("it asks about one region only, and the answer mentions others");
        }
        if (answer.stranger(MENTION.bit()) != null) {
            throw new Unreadable("the answer is not a mention, or some of them");
        }
        if (answer.size() == 1) {
            return which(roles.plain(), referents.region(answer.reference(0)));
        }
        return order(roles.plain(), answer);
    }

    /** A question with options, of which one is right. */
    Claim choice(List<String> options, int chosen) throws Unreadable {
        Roles roles = Roles.of(question, referents, !depth);
        refuse(YES_NO.bit(), "it wants a yes or no");
        if (!roles.plain().isEmpty() || roles.yardstick() != null || roles.viewer() != null) {
            throw new Unreadable("it mentions regions beside its options");
        }
        return which(options, options.get(chosen));
    }

    private Claim which(List<String> candidates, String answer) throws Unreadable {
        if (!candidates.contains(answer)) {
            throw new Unreadable("the answer " + answer + " is not among those asked about");
        }
        if (candidates.size() < 2) {
            throw new Unreadable("there is nothing to choose from");
        }
        Boolean start = startsAtFirstSide();
        if (start == null && question.hasAny(Meaning.set(FIRST, LAST, START))) {
            throw new Unreadable("it is not clear what comes first");
        }
        if (depth && question.hasAny(SUPERLATIVES) && start == null) {
            DepthEnd end = onlySide() ? DepthEnd.NEAREST : DepthEnd.FARTHEST;
            return new Claim.ExtremeDepth(end, answer, Referents.sorted(candidates));
        }
        if (candidates.size() != 2 || (depth && start != null)) {
            throw new Unreadable("it does not ask which of two");
        }
        if (start != null && (!question.has(WHICH) || question.count(FIRST) != 1 || question.has(LAST))) {
            throw new Unreadable("it does not ask which comes first");
        }
        if (start == null && question.hasAny(Meaning.set(LEFTMOST, RIGHTMOST))) {
            throw new Unreadable("a superlative is no question about two");
        }
        boolean first = start == null ? onlySide() : start;
        String other = candidates.get(candidates.getFirst().equals(answer) ? 1 : 0);
        return pair(first, answer, other);
    }

    private Claim order(List<String> candidates, Sentence answer) throws Unreadable {
        Boolean start = startsAtFirstSide();
        if (start == null) {
            throw new Unreadable("it does not ask for an order");
        }
        List<String> order = new ArrayList<>(answer.size());
        for (int i = 0; i < answer.size(); i++) {
            String region = referents.region(answer.reference(i));
            if (!candidates.contains(region) || order.contains(region)) {
                throw new Unreadable("the answer " + region + " is not among those asked about, or is given twice");
            }
            order.add(region);
        }
        if (order.size() != candidates.size()) {
            throw new Unreadable("the answer leaves some out");
        }
        List<String> fromFirstSide = start ? order : order.reversed();
        return depth ? new Claim.DepthOrder(fromFirstSide) : new Claim.HorizontalOrder(fromFirstSide);
    }

    private Claim side(Sentence answer, Roles roles) throws Unreadable {
        if (depth || roles.plain().size() != 1 || roles.yardstick() == null) {
            throw new Unreadable("the answer mentions no region");
        }
        refuse(Meaning.set(FIRST, LAST, START, LEFTMOST, RIGHTMOST), "it does not ask for a side");
        int lefts = question.count(LEFT);
        if (lefts == 0 || lefts != question.count(RIGHT)) {
            throw new Unreadable("it does not ask alike for left and right");
        }
        if (answer.size() != 1 || (answer.at(0) != LEFT && answer.at(0) != RIGHT)) {
            throw new Unreadable("the answer is no side");
        }
        return pair(answer.at(0) == LEFT, roles.plain().getFirst(), roles.yardstick());
    }

    /**
     * @param first whether {@code one} is nearer, or farther to the left
     */
    private Claim pair(boolean first, String one, String other) {
        String a = first ? one : other;
        String b = first ? other : one;
        return depth ? new Claim.Nearer(a, b) : new Claim.LeftOf(a, b);
    }

    /** Whether the one side asked about is near, or left. */
    private boolean onlySide() throws Unreadable {
        int sides = 0;
        boolean first = false;
        for (int i = 0; i < question.size(); i++) {
            long bit = question.at(i).bit();
            if ((bit & (depth ? DEPTH : SIDES)) != 0) {
                sides++;
                first = (bit & (depth ? NEAR : ON_LEFT)) != 0;
            }
        }
        if (sides != 1) {
            throw new Unreadable("it names " + sides + " sides to ask about, not one");
        }
        return first;
    }

    /** Whether an order is to start with near, or left; null if no order is asked for. */
    private @Nullable Boolean startsAtFirstSide() throws Unreadable {
        long sides = depth ? SUPERLATIVES : SIDES;
        Boolean start = null;
        Boolean end = null;
        boolean aimless = false;
        for (int i = 0; i < question.size(); i++) {
            long bit = question.at(i).bit();
            if ((bit & sides) == 0) {
                continue;
            }
            boolean first = (bit & (depth ? NEAR : ON_LEFT)) != 0;
            Meaning before = question.at(i - 1);
            Meaning next = afterFrame(i + 1);
            if (before == START || before == FROM || next == FIRST) {
                if (start != null && start != first) {
                    throw new Unreadable("it starts at both ends");
                }
                start = first;
            } else if (before == TO || next == LAST) {
                if (end != null && end != first) {
                    aimless = true;
                }
                end = first;
            } else {
                aimless = true;
            }
        }
        if (start != null && (aimless || start.equals(end) || question.hasAny(COMPARATIVES))) {
            throw new Unreadable("it is not clear where the order starts");
        }
        return start;
    }

    /** What follows "to the camera" or "of the image". */
    private Meaning afterFrame(int i) {
        int at = i;
        Meaning meaning = question.at(at);
        if (meaning == TO || meaning == FROM || meaning == OF || meaning == IN) {
            at++;
        }
        meaning = question.at(at);
        return meaning == CAMERA || meaning == IMAGE ? question.at(at + 1) : meaning;
    }

    private void refuse(long meanings, String why) throws Unreadable {
        if (question.hasAny(meanings)) {
            throw new Unreadable(why);
        }
    }
}
