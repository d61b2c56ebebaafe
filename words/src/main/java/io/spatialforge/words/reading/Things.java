package io.spatialforge.words.reading;

import static io.spatialforge.words.reading.Meaning.*;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads questions about which things there are: where, what, how many. */
final class Things {

    private static final long GROUNDING_WORDS =
            Meaning.set(MENTION, NOUN, IMAGE, FIND, BOX, EVERY, NONE, WHICH, OF, TO, IN, AT, FROM, OWN, NAME, REGION);
    private static final long REFERRING_WORDS =
            Meaning.set(MENTION, IMAGE, WHICH, NAME, OBJECT, BOX, REGION, OF, TO, IN, AT);
    private static final long COUNTING_WORDS = Meaning.set(
            MENTION, NOUN, IMAGE, COUNT, EVERY, WHICH, OF, TO, IN, LEFT, RIGHT, HALF, MIDLINE, WHOLLY, NAME);
    private static final long ABSENCE_WORDS = Meaning.set(NOUN, MENTION, NONE, IMAGE, IN, TO);

    private final Sentence question;

    Things(Sentence question) {
        this.question = question;
    }

    /** A question that is answered by boxes. */
    Claim grounding(Scene scene, String answer) throws Unreadable {
        List<String> boxes = boxes(scene, answer);
        Expression expression = asked();
        if (!(expression instanceof Expression.Every) && boxes.size() != 1) {
            throw new Unreadable("one region is asked for and " + boxes.size() + " are given");
        }
        return new Claim.Grounding(expression, Referents.sorted(boxes));
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
        only(question, GROUNDING_WORDS, "where things are");
        if (question.has(EVERY) || question.has(NOUN)) {
            if (!question.has(EVERY) || !question.hasAny(Meaning.set(FIND, BOX))) {
                throw new Unreadable("it does not ask where each of them is");
            }
            return new Expression.Every(label(question));
        }
        if (question.has(NONE) || !question.hasAny(Meaning.set(FIND, BOX, WHICH))) {
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

    /** A question that shows where something is, answered by what it is. */
    Claim referring(Sentence answer) throws Unreadable {
        only(question, REFERRING_WORDS, "what a region is");
        if (!question.hasAny(Meaning.set(WHICH, NAME)) || question.count(MENTION) != 1) {
            throw new Unreadable("it does not ask what one region is");
        }
        Reference.Bare shown = null;
        for (int i = 0; i < question.size(); i++) {
            if (question.at(i) == MENTION && question.reference(i) instanceof Reference.Bare bare) {
                shown = bare;
            }
        }
        if (shown == null) {
            throw new Unreadable("it shows no region");
        }
        if (answer.size() != 1 || answer.at(0) != MENTION || !(answer.reference(0) instanceof Reference.Named named)) {
            throw new Unreadable("the answer does not name one thing");
        }
        return new Claim.Referring(named.expression(), shown.region());
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

    private static List<String> boxes(Scene scene, String answer) throws Unreadable {
        List<String> boxes = new ArrayList<>();
        int start = 0;
        while (start < answer.length()) {
            int space = answer.indexOf(' ', start);
            int end = space < 0 ? answer.length() : space;
            if (end - start < 4
                    || answer.charAt(start) != '{'
                    || answer.charAt(end - 1) != '}'
                    || end == answer.length() - 1) {
                throw new Unreadable("the answer is not a row of boxes");
            }
            String region = answer.substring(start + 1, end - 1);
            if (!scene.hasRegion(region) || boxes.contains(region)) {
                throw new Unreadable("the box " + region + " is none of the scene's, or is given twice");
            }
            boxes.add(region);
            start = end + 1;
        }
        if (boxes.isEmpty()) {
            throw new Unreadable("the answer is empty");
        }
        return boxes;
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
