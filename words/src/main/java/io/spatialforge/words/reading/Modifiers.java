package io.spatialforge.words.reading;

import static io.spatialforge.words.reading.Meaning.*;

import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is said beside a noun to tell which instances are meant: attributes before it, attributes, relationships and
 * halves after it, and what makes one stand out from the others.
 */
final class Modifiers {

    private final Words words;

    /** Where the modifier read last ended. */
    private int after;

    Modifiers(Words words) {
        this.words = words;
    }

    /** Where the modifier read last ended. */
    int after() {
        return after;
    }

    /** The place of the first word from here on that is no attribute. */
    int skipAttributes(int i) {
        int at = i;
        while (words.at(at) == ATTRIBUTE) {
            at++;
        }
        return at;
    }

    /** The attribute a word names, in normal form. */
    String attribute(int i, Sentence into) {
        List<String> known = words.attributes(i);
        if (known.size() != 1) {
            into.fail("a word may be one of several attributes");
        }
        return known.isEmpty() ? "" : known.getFirst();
    }

    /** The conditions that are said between an article and a noun; most nouns have none. */
    List<Condition> conditionsBefore(int start, int noun, Sentence into) {
        if (start == noun) {
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>(2);
        for (int i = start; i < noun; i++) {
            conditions.add(new Condition.Has(attribute(i, into)));
        }
        return conditions;
    }

    /** The same with those that are said after the noun; {@link #after()} is their end. */
    List<Condition> withConditionsAfter(int start, List<Condition> before, Sentence into) {
        List<Condition> conditions = before;
        int end = start;
        for (Condition next = conditionAt(end, into); next != null; next = conditionAt(end, into)) {
            if (conditions.isEmpty()) {
                conditions = new ArrayList<>(2);
            }
            conditions.add(next);
            end = after;
        }
        after = end;
        return conditions;
    }

    /** A condition that is said here after a noun, of which {@link #after()} is the end; null if there is none. */
    private @Nullable Condition conditionAt(int start, Sentence into) {
        int i = words.at(start) == THAT ? start + 1 : start;
        Meaning meaning = words.at(i);
        if (meaning == BREAK) {
            return null;
        }
        if (meaning == ATTRIBUTE) {
            after = i + 1;
            return new Condition.Has(attribute(i, into));
        }
        Condition half = meaning == IN ? half(i) : null;
        if (half != null) {
            return half;
        }
        return start < i && words.at(i) == THE ? clause(i + 1, into) : related(i, into);
    }

    /** "In the left half of the image", from "in" on. */
    private @Nullable Condition half(int i) {
        int side = skipThe(i + 1);
        if (words.at(side + 1) != HALF) {
            return null;
        }
        int end = endOfImage(side + 2);
        if (end < 0 || (words.at(side) != LEFT && words.at(side) != RIGHT)) {
            return null;
        }
        after = end;
        return new Condition.InHalf(words.at(side) == LEFT ? Side.LEFT : Side.RIGHT);
    }

    /** "On the couch", "held by the woman": something that stands to a thing named by its noun alone. */
    @Nullable
    Condition related(int i, Sentence into) {
        RelationWord relation = words.relation(i);
        if (relation == null) {
            return null;
        }
        Form other = words.at(i + 1) == THE && words.at(i + 2) == NOUN ? words.form(i + 2) : null;
        if (other == null || !other.singular()) {
            return null;
        }
        after = i + 3;
        return new Condition.Related(relation.predicate(), relation.role(), label(other, into));
    }

    /** "(That the) woman is holding", said of what she holds. */
    private @Nullable Condition clause(int i, Sentence into) {
        Form other = words.at(i) == NOUN ? words.form(i) : null;
        RelationWord relation = words.relation(i + 1);
        if (relation == null || other == null || !other.singular()) {
            return null;
        }
        after = i + 2;
        RelationWord ofHead = relation.turnedRound();
        return new Condition.Related(ofHead.predicate(), ofHead.role(), label(other, into));
    }

    /** What makes one stand out, if it is said here after a noun; {@link #after()} is its end. */
    @Nullable
    Extremity extremityAfter(int start) {
        int i = words.at(start) == THAT ? start + 1 : start;
        switch (words.at(i)) {
            case NEAREST -> {
                if (words.at(i + 1) == TO && words.at(skipThe(i + 2)) == CAMERA) {
                    after = skipThe(i + 2) + 1;
                    return Extremity.NEAREST;
                }
            }
            case FARTHEST -> {
                if (words.at(i + 1) == FROM && words.at(skipThe(i + 2)) == CAMERA) {
                    after = skipThe(i + 2) + 1;
                    return Extremity.FARTHEST;
                }
                Meaning side = words.at(skipThe(i + 2));
                int end = endOfImage(skipThe(i + 2) + 1);
                if (words.at(i + 1) == TO && (side == LEFT || side == RIGHT) && end >= 0) {
                    after = end;
                    return side == LEFT ? Extremity.LEFTMOST : Extremity.RIGHTMOST;
                }
            }
            case LEFTMOST, RIGHTMOST -> {
                int end = start < i ? endOfImage(i + 1) : -1;
                if (end >= 0) {
                    after = end;
                    return words.at(i) == LEFTMOST ? Extremity.LEFTMOST : Extremity.RIGHTMOST;
                }
            }
            case COVERING -> {
                int image = skipThe(i + 1);
                if (words.at(image) == IMAGE) {
                    after = image + 1;
                    return Extremity.LARGEST;
                }
            }
            default -> {}
        }
        return null;
    }

    /** The label a spelling names; where it may be one of several, that is the sentence's problem. */
    static String label(Form form, Sentence into) {
        if (form.nouns().length > 1) {
            into.fail("'" + form.nouns()[0].singular() + "' may be one of several labels");
        }
        return form.nouns()[0].label();
    }

    /** The side in "from the left". */
    Side sideOfRow(int from) {
        return words.at(skipThe(from + 1)) == LEFT ? Side.LEFT : Side.RIGHT;
    }

    /** Where "from the left of the image" ends if it starts here, else -1. */
    int endOfRow(int i) {
        int side = skipThe(i + 1);
        if (words.at(i) != FROM || (words.at(side) != LEFT && words.at(side) != RIGHT)) {
            return -1;
        }
        Meaning kind = words.at(side + 1);
        return endOfImage(kind == SIDE || kind == EDGE ? side + 2 : side + 1);
    }

    /** Where "of the image" or "in the image" ends if it starts here, else -1. */
    int endOfImage(int i) {
        if (words.at(i) != OF && words.at(i) != IN) {
            return -1;
        }
        int image = skipThe(i + 1);
        return words.at(image) == IMAGE ? image + 1 : -1;
    }

    int skipThe(int i) {
        return words.at(i) == THE ? i + 1 : i;
    }
}
