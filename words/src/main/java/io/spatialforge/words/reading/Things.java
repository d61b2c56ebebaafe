package io.spatialforge.words.reading;

import static io.spatialforge.words.reading.Meaning.*;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads questions about which things there are: where, what, how many. */
final class Things {

    private static final long GROUNDING_WORDS = Meaning.set(
            MENTION, NOUN, IMAGE, FIND, BOX, POINT, EVERY, NONE, WHICH, OF, TO, IN, AT, FROM, OWN, NAME, REGION);
    private static final long QUOTING_WORDS =
            Meaning.set(QUOTE, IMAGE, FIND, BOX, WHICH, OF, TO, IN, AT, OWN, NAME, VIEWED_BY);
    private static final long REFERRING_WORDS =
            Meaning.set(MENTION, IMAGE, WHICH, NAME, OBJECT, BOX, REGION, OF, TO, IN, AT);
    private static final long COUNTING_WORDS = Meaning.set(
            MENTION, NOUN, IMAGE, COUNT, EVERY, WHICH, OF, TO, IN, LEFT, RIGHT, HALF, MIDLINE, WHOLLY, NAME, ATTRIBUTE,
            RELATED);
    private static final long ABSENCE_WORDS = Meaning.set(NOUN, MENTION, NONE, IMAGE, IN, TO);

    private final Sentence question;
    private final Referents referents;

    Things(Sentence question, Referents referents) {
        this.question = question;
        this.referents = referents;
    }

    /** A question that is answered by boxes. */
    Claim boxed(String answer) throws Unreadable {
        if (question.has(POINT)) {
            throw new Unreadable("it asks for points and boxes are given");
        }
        return grounding(answer, Box.class);
    }

    /** A question that is answered by points. */
    Claim pointed(String answer) throws Unreadable {
        if (!question.has(POINT) || question.has(BOX)) {
            throw new Unreadable("it does not ask for points and some are given");
        }
        return grounding(answer, Point.class);
    }

    private Claim grounding(String answer, Class<? extends Shape> shape) throws Unreadable {
        List<String> shown = shown(answer, shape);
        Expression expression = asked();
        if (!(expression instanceof Expression.Every) && shown.size() != 1) {
            throw new Unreadable("one region is asked for and " + shown.size() + " are given");
        }
        return new Claim.Grounding(expression, Referents.sorted(shown));
    }

    /** A question that could be answered by boxes, and is answered that there is nothing. */
    Claim absence(Sentence answer) throws Unreadable {
        only(answer, ABSENCE_WORDS, "an answer that there is nothing");
        if (!(asked() instanceof Expression.Every every)) {
            throw new Unreadable("one region is asked for and none is given");
        }
        if (!answer.has(NONE) || !every.label().equals(label(answer))) {
            throw new Unreadable("the answer does not say that there is no " + every.label());
        }
        return new Claim.Grounding(every, List.of());
    }

    private Expression asked() throws Unreadable {
        if (question.has(QUOTE)) {
            return quoted();
        }
        only(question, GROUNDING_WORDS, "where things are");
        if (question.has(EVERY) || question.has(NOUN)) {
            if (!question.has(EVERY) || !question.hasAny(Meaning.set(FIND, BOX, POINT))) {
                throw new Unreadable("it does not ask where each of them is");
            }
            return new Expression.Every(label(question));
        }
        if (question.has(NONE) || !question.hasAny(Meaning.set(FIND, BOX, POINT, WHICH))) {
            throw new Unreadable("it does not ask where something is");
        }
        if (question.count(MENTION) == 1) {
            for (int i = 0; i < question.size(); i++) {
                if (question.at(i) == MENTION && question.reference(i) instanceof Reference.Named named) {
                    return named.expression();
                }
            }
        }
        throw new Unreadable("it does not ask for one thing by name");
    }

    /** Somebody's own words, between quotation marks. */
    private Expression quoted() throws Unreadable {
        only(question, QUOTING_WORDS, "where something is that somebody described");
        if (question.count(QUOTE) != 1 || !question.hasAny(Meaning.set(FIND, BOX))) {
            throw new Unreadable("it does not ask where one thing is that somebody described");
        }
        for (int i = 0; i < question.size(); i++) {
            if (question.at(i) == QUOTE) {
                String label = referents.labelCalled(question.quote(i));
                if (label != null) {
                    return new Expression.Stated(label, question.quote(i));
                }
            }
        }
        throw new Unreadable("no one region was described in those words");
    }

    /** A question that shows where something is, answered by words that pick it. */
    Claim referring(Expression answer) throws Unreadable {
        only(question, REFERRING_WORDS, "what a region is");
        if (!question.hasAny(Meaning.set(WHICH, NAME)) || question.count(MENTION) != 1) {
            throw new Unreadable("it does not ask what one region is");
        }
        for (int i = 0; i < question.size(); i++) {
            if (question.at(i) == MENTION && question.reference(i) instanceof Reference.Bare bare) {
                return new Claim.Referring(answer, bare.region());
            }
        }
        throw new Unreadable("it shows no region");
    }

    /** A question that is answered by a number. */
    Reading.Counted counted(String answer) throws Unreadable {
        only(question, COUNTING_WORDS, "how many there are");
        if (!question.has(COUNT)) {
            throw new Unreadable("it does not ask how many");
        }
        return new Reading.Counted(label(question), condition(), number(answer));
    }

    private @Nullable Condition condition() throws Unreadable {
        Condition half = half();
        Condition beyond = null;
        for (int i = 0; i < question.size(); i++) {
            Meaning meaning = question.at(i);
            if (meaning == ATTRIBUTE || meaning == RELATED) {
                beyond = same(beyond, question.condition(i));
            } else if (meaning == MENTION
                    && question.reference(i) instanceof Reference.Named named
                    && named.expression() instanceof Expression.Such such) {
                for (Condition condition : such.conditions()) {
                    beyond = same(beyond, condition);
                }
            }
        }
        if (half != null && beyond != null) {
            throw new Unreadable("it counts by two conditions");
        }
        return half == null ? beyond : half;
    }

    private static Condition same(@Nullable Condition known, Condition condition) throws Unreadable {
        if (known != null && !known.equals(condition)) {
            throw new Unreadable("it counts by two conditions");
        }
        return condition;
    }

    private @Nullable Condition half() throws Unreadable {
        int lefts = question.count(LEFT);
        int rights = question.count(RIGHT);
        int halves = question.count(HALF) + question.count(MIDLINE);
        if (lefts + rights + halves == 0 && !question.has(WHOLLY)) {
            return null;
        }
        if (lefts + rights != 1 || halves != 1 || !question.has(WHOLLY)) {
            throw new Unreadable("it does not say which half something must lie in wholly");
        }
        return new Condition.InHalf(lefts == 1 ? Side.LEFT : Side.RIGHT);
    }

    /** The one label a text is about. */
    private static String label(Sentence text) throws Unreadable {
        String label = null;
        for (int i = 0; i < text.size(); i++) {
            Form form;
            if (text.at(i) == NOUN) {
                form = text.noun(i);
            } else if (text.at(i) == MENTION
                    && text.reference(i) instanceof Reference.Named named
                    && named.nounOnly() != null) {
                form = named.nounOnly();
            } else if (text.at(i) == MENTION) {
                throw new Unreadable("it mentions one region where all of a kind are meant");
            } else {
                continue;
            }
            if (form.nouns().length != 1 || (label != null && !form.names(label))) {
                throw new Unreadable("it is not clear which label is meant");
            }
            label = form.nouns()[0].label();
        }
        if (label == null) {
            throw new Unreadable("it names no label");
        }
        return label;
    }

    /** The regions shown by an answer that is a row of them, all of one shape. */
    private List<String> shown(String answer, Class<? extends Shape> shape) throws Unreadable {
        List<String> shown = new ArrayList<>();
        int start = 0;
        while (start < answer.length()) {
            int space = answer.indexOf(' ', start);
            int end = space < 0 ? answer.length() : space;
            if (end - start < 4
                    || answer.charAt(start) != '{'
                    || answer.charAt(end - 1) != '}'
                    || end == answer.length() - 1) {
                throw new Unreadable("the answer is not a row of regions");
            }
            String region = answer.substring(start + 1, end - 1);
            if (!referents.isRegion(region) || shown.contains(region)) {
                throw new Unreadable("the region " + region + " is none of the scene's, or is given twice");
            }
            if (!shape.isInstance(referents.of(region).shape())) {
                throw new Unreadable("the region " + region + " is of another shape than was asked for");
            }
            shown.add(region);
            start = end + 1;
        }
        if (shown.isEmpty()) {
            throw new Unreadable("the answer is empty");
        }
        return shown;
    }

    private static int number(String answer) throws Unreadable {
        int number = 0;
        int length = answer.length();
        boolean plain = length > 0 && length <= 6 && (length == 1 || answer.charAt(0) != '0');
        for (int i = 0; plain && i < length; i++) {
            char c = answer.charAt(i);
            plain = c >= '0' && c <= '9';
            number = 10 * number + c - '0';
        }
        if (!plain) {
            throw new Unreadable("the answer is no plain number");
        }
        return number;
    }

    private static void only(Sentence text, long allowed, String about) throws Unreadable {
        Meaning stranger = text.stranger(allowed);
        if (stranger != null) {
            throw new Unreadable("the meaning " + stranger + " has no place in " + about);
        }
    }
}
