package io.spatialforge.words.reading;

import static io.spatialforge.words.reading.Meaning.*;

import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.scene.Scene;
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

    /** Where the noun phrase read last ended. */
    private int after;

    Grammar(Scene scene, Words words) {
        this.scene = scene;
        this.words = words;
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
        Form form = words.form(i);
        if (start < i && form != null && !bareAfter(i)) {
            return labelled(i, form, into);
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
        return new Reference.Bare(words.region(place), asObject);
    }

    /** "The dog ..." */
    private @Nullable Reference labelled(int i, Form form, Sentence into) {
        int place = placeAfter(i + 1);
        if (place >= 0) {
            after = place + 1;
            String region = words.region(place);
            if (!form.singular() || !form.names(scene.region(region).label())) {
                into.fail("the region " + region + " is no " + form.nouns()[0].singular());
            }
            return new Reference.Shown(region);
        }
        if (!form.singular()) {
            return null;
        }
        int j = words.at(i + 1) == THAT ? i + 2 : i + 1;
        switch (words.at(j)) {
            case NEAREST -> {
                if (words.at(j + 1) == TO && words.at(skipThe(j + 2)) == CAMERA) {
                    after = skipThe(j + 2) + 1;
                    return extreme(form, Extremity.NEAREST, into);
                }
            }
            case FARTHEST -> {
                if (words.at(j + 1) == FROM && words.at(skipThe(j + 2)) == CAMERA) {
                    after = skipThe(j + 2) + 1;
                    return extreme(form, Extremity.FARTHEST, into);
                }
                Meaning side = words.at(skipThe(j + 2));
                if (words.at(j + 1) == TO && (side == LEFT || side == RIGHT)) {
                    int end = endOfImage(skipThe(j + 2) + 1);
                    if (end >= 0) {
                        after = end;
                        return extreme(form, side == LEFT ? Extremity.LEFTMOST : Extremity.RIGHTMOST, into);
                    }
                }
            }
            case COVERING -> {
                int image = skipThe(j + 1);
                if (words.at(image) == IMAGE) {
                    after = image + 1;
                    return extreme(form, Extremity.LARGEST, into);
                }
            }
            case FIRST, ORDINAL -> {
                int end = j > i + 1 ? endOfRow(j + 1) : -1;
                if (end >= 0) {
                    after = end;
                    return ordinal(form, words.number(j), sideOfRow(j + 1), into);
                }
            }
            default -> {}
        }
        after = i + 1;
        return new Reference.Named(new Expression.Only(label(form, into)), form.plural() ? form : null);
    }

    /** "The second chair from the left of the image". */
    private @Nullable Reference ordinal(int i, Sentence into) {
        Form form = words.at(i + 1) == NOUN ? words.form(i + 1) : null;
        int end = form == null || !form.singular() ? -1 : endOfRow(i + 2);
        if (form == null || end < 0) {
            return null;
        }
        after = end;
        return ordinal(form, words.number(i), sideOfRow(i + 2), into);
    }

    /** "The leftmost chair in the image". */
    private @Nullable Reference outermost(int i, Sentence into) {
        Form form = words.at(i + 1) == NOUN ? words.form(i + 1) : null;
        int end = form == null || !form.singular() ? -1 : endOfImage(i + 2);
        if (form == null || end < 0) {
            return null;
        }
        after = end;
        return extreme(form, words.at(i) == LEFTMOST ? Extremity.LEFTMOST : Extremity.RIGHTMOST, into);
    }

    private static Reference ordinal(Form form, int position, Side from, Sentence into) {
        return new Reference.Named(new Expression.Ordinal(label(form, into), position, from), null);
    }

    private static Reference extreme(Form form, Extremity extremity, Sentence into) {
        return new Reference.Named(new Expression.Extreme(label(form, into), extremity), null);
    }

    private static String label(Form form, Sentence into) {
        if (form.nouns().length > 1) {
            into.fail("'" + form.nouns()[0].singular() + "' may be one of several labels");
        }
        return form.nouns()[0].label();
    }

    private Side sideOfRow(int from) {
        return words.at(skipThe(from + 1)) == LEFT ? Side.LEFT : Side.RIGHT;
    }

    /** Where "from the left of the image" ends if it starts here, else -1. */
    private int endOfRow(int i) {
        int side = skipThe(i + 1);
        if (words.at(i) != FROM || (words.at(side) != LEFT && words.at(side) != RIGHT)) {
            return -1;
        }
        Meaning kind = words.at(side + 1);
        return endOfImage(kind == SIDE || kind == EDGE ? side + 2 : side + 1);
    }

    /** Where "of the image" or "in the image" ends if it starts here, else -1. */
    private int endOfImage(int i) {
        if (words.at(i) != OF && words.at(i) != IN) {
            return -1;
        }
        int image = skipThe(i + 1);
        return words.at(image) == IMAGE ? image + 1 : -1;
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
        return words.at(i) == THE ? i + 1 : i;
    }
}
