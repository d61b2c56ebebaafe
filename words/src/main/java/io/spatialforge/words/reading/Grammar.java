package io.spatialforge.words.reading;

import static io.spatialforge.words.reading.Meaning.*;

import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.scene.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the noun phrases of a text. The longest that fits wins, so that the "left" of "the second chair from the left of
 * the image" and the "nearest" of "the chair nearest to the camera" say which chair is meant and nothing else. What is
 * left over is put into a {@link Sentence}, meaning by meaning; there "farther to the left" is a matter of left and right,
 * and "the camera sees it" is the camera.
 */
final class Grammar {

    private final Scene scene;
    private final Words words;
    private final Modifiers modifiers;

    /** Where the noun phrase read last ended. */
    private int after;

    Grammar(Scene scene, Words words) {
        this.scene = scene;
        this.words = words;
        this.modifiers = new Modifiers(words);
    }

    /** Appends a part of a text to the sentence; what is wrong with it becomes the sentence's problem. */
    void parse(String text, int start, int end, Sentence into) {
        String unknown = words.cut(text, start, end);
        if (unknown != null) {
            into.fail(unknown);
            return;
        }
        int i = 0;
        while (i < words.size()) {
            i = step(i, into);
        }
    }

    private int step(int i, Sentence into) {
        Meaning meaning = words.at(i);
        switch (meaning) {
            case THE, PLACE, BOX, REGION, OBJECT -> {
                Reference reference = nounPhrase(i, into);
                if (reference != null) {
                    into.add(MENTION, reference);
                    return after;
                }
                if (meaning != THE) {
                    into.add(meaning, null);
                } else if (mayBeThing(i + 1)) {
                    into.fail("it is not clear whether a word is the reader's or a label");
                }
            }
            case NOUN -> into.add(NOUN, words.form(i));
            case ATTRIBUTE -> into.add(ATTRIBUTE, new Condition.Has(modifiers.attribute(i, into)));
            case QUOTE -> into.add(QUOTE, words.text(i));
            case RELATED, IN, AT -> {
                Condition related = modifiers.related(i, into);
                if (related != null) {
                    into.add(RELATED, related);
                    return modifiers.after();
                }
                if (meaning == RELATED) {
                    into.fail("a relationship is to nothing");
                } else if (words.relation(i) != null && words.at(i + 1) == THE && words.form(i + 2) != null) {
                    into.fail("it is not clear whether a word is the reader's or a label");
                } else {
                    into.add(meaning, null);
                }
            }
            case NEARER, FARTHER, NEAREST, FARTHEST -> {
                return comparison(i, meaning, into);
            }
            case VIEWED_BY -> {
                if (words.at(skipThe(i + 1)) != CAMERA) {
                    into.add(VIEWED_BY, null);
                }
            }
            case VIEWS -> {
                if (into.at(into.size() - 1) != CAMERA) {
                    into.add(VIEWS, null);
                }
            }
            case ORDINAL, SECOND_TO_TENTH -> into.fail("a position stands outside a noun phrase");
            case BREAK, NEUTRAL, THAT -> {}
            default -> into.add(meaning, null);
        }
        return i + 1;
    }

    /** "The camera" of a scene with a camera in it; what is "in" a picture or near "to" a camera is said of the photograph. */
    private boolean mayBeThing(int i) {
        if (words.form(i) == null || words.at(i) == NOUN) {
            return false;
        }
        Meaning before = i < 2 ? BREAK : words.at(i - 2);
        return before != TO && before != FROM && before != IN && before != VIEWED_BY;
    }

    /** "Farther to the left", "closer to the left edge": left and right, not near and far. */
    private int comparison(int i, Meaning meaning, Sentence into) {
        int side = skipThe(i + 2);
        Meaning direction = words.at(side);
        if (direction == LEFT || direction == RIGHT) {
            boolean edge = words.at(side + 1) == EDGE;
            boolean near = meaning == NEARER || meaning == NEAREST;
            boolean most = meaning == NEAREST || meaning == FARTHEST;
            if (words.at(i + 1) == TO && edge == near) {
                into.add(toThe(direction == LEFT, most), null);
                return side + (edge ? 2 : 1);
            }
            if (words.at(i + 1) == FROM && edge && !near) {
                into.add(toThe(direction != LEFT, most), null);
                return side + 2;
            }
        }
        into.add(meaning, null);
        return i + 1;
    }

    private static Meaning toThe(boolean left, boolean most) {
        if (most) {
            return left ? LEFTMOST : RIGHTMOST;
        }
        return left ? LEFT : RIGHT;
    }

    /** The longest noun phrase that starts here, of which {@link #after} is the end; null if there is none. */
    private @Nullable Reference nounPhrase(int start, Sentence into) {
        int i = skipThe(start);
        if (start < i) {
            if (words.at(i) == OF && words.at(i + 1) == THE) {
                return oneOf(i + 2, into);
            }
            int noun = modifiers.skipAttributes(i);
            Form form = words.form(noun);
            if (form != null && !bareAfter(noun)) {
                return labelled(i, noun, form, into);
            }
        }
        return switch (words.at(i)) {
            case PLACE -> start == i ? bare(i, false) : null;
            case BOX, REGION -> words.at(i + 1) == PLACE ? bare(i + 1, false) : null;
            case OBJECT -> {
                int place = placeAfter(i + 1);
                yield place < 0 ? null : bare(place, true);
            }
            case FIRST, ORDINAL -> start < i ? ordinal(i, into) : null;
            case LEFTMOST, RIGHTMOST -> start < i ? outermost(i, into) : null;
            default -> null;
        };
    }

    /** Whether a word that may be a label or the reader's own is the latter: "the box {r3}" of a scene with boxes. */
    private boolean bareAfter(int i) {
        return words.at(i) != NOUN && placeAfter(i + 1) < 0;
    }

    private Reference bare(int place, boolean asObject) {
        after = place + 1;
        return new Reference.Bare(words.text(place), asObject);
    }

    /** "The dog ...", "the wooden chair on the rug ...". */
    private @Nullable Reference labelled(int i, int noun, Form form, Sentence into) {
        int place = placeAfter(noun + 1);
        if (place >= 0 && i == noun) {
            after = place + 1;
            String region = words.text(place);
            if (!form.singular() || !form.names(scene.region(region).label())) {
                into.fail("the region " + region + " is no " + form.nouns()[0].singular());
            }
            return new Reference.Shown(region);
        }
        if (!form.singular()) {
            return null;
        }
        List<Condition> conditions =
                modifiers.withConditionsAfter(noun + 1, modifiers.conditionsBefore(i, noun, into), into);
        int end = modifiers.after();
        Extremity extremity = modifiers.extremityAfter(end);
        if (extremity != null) {
            after = modifiers.after();
            return extreme(form, conditions, extremity, into);
        }
        if (words.at(end) == THAT && isPosition(words.at(end + 1))) {
            int row = modifiers.endOfRow(end + 2);
            if (row >= 0) {
                after = row;
                if (!conditions.isEmpty()) {
                    into.fail("a position in a row is given of some that meet a condition");
                }
                return ordinal(form, words.number(end + 1), modifiers.sideOfRow(end + 2), into);
            }
        }
        after = end;
        String label = Modifiers.label(form, into);
        return new Reference.Named(
                conditions.isEmpty() ? new Expression.Only(label) : new Expression.Such(label, conditions),
                form.plural() ? form : null);
    }

    /** "The one of the cups on the table that is nearest to the camera", from "cups" on. */
    private @Nullable Reference oneOf(int start, Sentence into) {
        int noun = modifiers.skipAttributes(start);
        Form form = words.form(noun);
        if (form == null || !form.plural()) {
            return null;
        }
        List<Condition> conditions =
                modifiers.withConditionsAfter(noun + 1, modifiers.conditionsBefore(start, noun, into), into);
        int end = modifiers.after();
        Extremity extremity = modifiers.extremityAfter(end);
        if (extremity == null) {
            return null;
        }
        after = modifiers.after();
        return extreme(form, conditions, extremity, into);
    }

    private static boolean isPosition(Meaning meaning) {
        return meaning == FIRST || meaning == ORDINAL;
    }

    /** "The second chair from the left of the image". */
    private @Nullable Reference ordinal(int i, Sentence into) {
        Form form = words.at(i + 1) == NOUN ? words.form(i + 1) : null;
        int end = form == null || !form.singular() ? -1 : modifiers.endOfRow(i + 2);
        if (form == null || end < 0) {
            return null;
        }
        after = end;
        return ordinal(form, words.number(i), modifiers.sideOfRow(i + 2), into);
    }

    /** "The leftmost wooden chair in the image". */
    private @Nullable Reference outermost(int i, Sentence into) {
        int noun = modifiers.skipAttributes(i + 1);
        Form form = words.at(noun) == NOUN ? words.form(noun) : null;
        if (form == null || !form.singular()) {
            return null;
        }
        List<Condition> conditions =
                modifiers.withConditionsAfter(noun + 1, modifiers.conditionsBefore(i + 1, noun, into), into);
        int end = modifiers.endOfImage(modifiers.after());
        if (end < 0) {
            return null;
        }
        after = end;
        return extreme(form, conditions, words.at(i) == LEFTMOST ? Extremity.LEFTMOST : Extremity.RIGHTMOST, into);
    }

    private static Reference ordinal(Form form, int position, Side from, Sentence into) {
        return new Reference.Named(new Expression.Ordinal(Modifiers.label(form, into), position, from), null);
    }

    private static Reference extreme(Form form, List<Condition> conditions, Extremity extremity, Sentence into) {
        if (conditions.size() > 1) {
            into.fail("one of those that meet two conditions is meant");
        }
        String label = Modifiers.label(form, into);
        return new Reference.Named(
                conditions.isEmpty()
                        ? new Expression.Extreme(label, extremity)
                        : new Expression.ExtremeSuch(label, conditions.getFirst(), extremity),
                null);
    }

    /** Where the place is in "{r3}", "at {r3}" or "in the box {r3}" if it starts here, else -1. */
    private int placeAfter(int i) {
        switch (words.at(i)) {
            case PLACE -> {
                return i;
            }
            case AT -> {
                return words.at(i + 1) == PLACE ? i + 1 : -1;
            }
            case IN -> {
                int box = skipThe(i + 1);
                return words.at(box) == BOX && words.at(box + 1) == PLACE ? box + 1 : -1;
            }
            default -> {
                return -1;
            }
        }
    }

    private int skipThe(int i) {
        return modifiers.skipThe(i);
    }
}
