package io.spatialforge.words.phrasing;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.label.LabelKind;
import io.spatialforge.words.Lexicon;
import io.spatialforge.words.Noun;
import java.util.List;

/**
 * How a region is mentioned: "the dog", "the second chair from the left of the image", "the dog {r3}". The words start in
 * lower case. Within one pair every mention is worded in the same manner.
 */
final class MentionWords {

    private static final String[] ORDINALS = {
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"
    };

    /** Between a noun and its coordinates; the bare form is the most frequent. */
    private static final String[] SHOWN = {" ", " ", " ", " at ", " in the box "};

    private static final String[] FROM_SIDE = {" of the ", " in the ", " side of the ", " edge of the "};

    private static final String[] COVERING = {
        " that covers the largest part of the ",
        " that takes up the most space in the ",
        " that fills the largest part of the "
    };

    private final Lexicon lexicon;
    private final long manner;
    private final String image;
    private final ConditionWords conditions;

    /**
     * @param chance of the pair
     * @param image the word for the photograph
     */
    MentionWords(Lexicon lexicon, long chance, String image) {
        this.lexicon = lexicon;
        this.manner = StableHash.with(chance, "mention");
        this.image = image;
        this.conditions = new ConditionWords(lexicon, image);
    }

    ConditionWords conditions() {
        return conditions;
    }

    String of(Mention mention) {
        return switch (mention) {
            case Mention.Named named -> of(named.expression());
            case Mention.Shown shown -> shown(shown);
        };
    }

    boolean takesPluralVerb(Mention mention) {
        String label = switch (mention) {
            case Mention.Named named -> named.expression().label();
            case Mention.Shown shown -> shown.label();
        };
        return lexicon.noun(label).takesPluralVerb();
    }

    private String shown(Mention.Shown shown) {
        Noun noun = lexicon.noun(shown.label());
        int way = StableHash.below(manner, SHOWN.length);
        return noun.kind() == LabelKind.ODD
                ? "the object" + (way < 3 ? " at " : SHOWN[way]) + '{' + shown.region() + '}'
                : "the " + noun.singular() + SHOWN[way] + '{' + shown.region() + '}';
    }

    /**
     * @throws IllegalArgumentException if the expression picks many regions, or its label is no plain noun
     */
    String of(Expression expression) {
        if (expression instanceof Expression.Stated stated) {
            return stated.text();
        }
        Noun noun = lexicon.noun(expression.label());
        if (noun.kind() == LabelKind.ODD) {
            throw new IllegalArgumentException("'" + noun.label() + "' is no plain noun and can't be named by it");
        }
        return switch (expression) {
            case Expression.Only only -> "the " + noun.singular();
            case Expression.Ordinal ordinal -> ordinal(ordinal, noun.singular());
            case Expression.Extreme extreme -> extreme(extreme.extremity(), noun.singular());
            case Expression.Such such -> "the " + such(noun.singular(), such.conditions());
            case Expression.ExtremeSuch extreme -> extremeSuch(extreme, noun);
            case Expression.Stated stated -> stated.text();
            case Expression.Every every ->
                throw new IllegalArgumentException("every " + every.label() + " is not one region to mention");
        };
    }

    /** A noun with one or two conditions; two relationships are joined by "and". */
    private String such(String noun, List<Condition> all) {
        int relationships = 0;
        for (Condition condition : all) {
            relationships += condition instanceof Condition.Related ? 1 : 0;
        }
        boolean asClause = relationships == 1 && StableHash.below(manner, 2) == 0;
        String text = noun;
        boolean joined = false;
        for (Condition condition : all) {
            if (joined && condition instanceof Condition.Related also) {
                text += " and " + conditions.related(also, false);
            } else {
                text = conditions.with(text, condition, asClause);
            }
            joined |= condition instanceof Condition.Related;
        }
        return text;
    }

    private String extremeSuch(Expression.ExtremeSuch expression, Noun noun) {
        if (ConditionWords.goesBefore(expression.condition())) {
            return extreme(expression.extremity(), conditions.with(noun.singular(), expression.condition(), false));
        }
        int way = StableHash.below(manner, 3);
        return "the one of the "
                + conditions.with(noun.plural(), expression.condition(), false)
                + switch (expression.extremity()) {
                    case LEFTMOST -> outermostOne("left", way);
                    case RIGHTMOST -> outermostOne("right", way);
                    case LARGEST -> COVERING[way] + image;
                    case NEAREST -> " that is " + (way == 0 ? "closest" : "nearest") + " to the camera";
                    case FARTHEST -> " that is farthest from the camera";
                };
    }

    private String outermostOne(String side, int way) {
        return way == 0
                ? " that is farthest to the " + side + " in the " + image
                : " that is " + side + "most in the " + image;
    }

    private String ordinal(Expression.Ordinal ordinal, String noun) {
        String position = position(ordinal.position());
        String side = ordinal.from() == Side.LEFT ? "left" : "right";
        int way = StableHash.below(manner, ordinal.position() == 1 ? 4 : 5);
        return way == 4
                ? "the " + noun + " that is " + position + " from the " + side + " in the " + image
                : "the " + position + ' ' + noun + " from the " + side + FROM_SIDE[way] + image;
    }

    private String extreme(Extremity extremity, String noun) {
        int way = StableHash.below(manner, 3);
        return switch (extremity) {
            case LEFTMOST -> outermost("left", noun, way);
            case RIGHTMOST -> outermost("right", noun, way);
            case LARGEST -> "the " + noun + COVERING[way] + image;
            case NEAREST -> "the " + noun + (way == 0 ? " closest" : " nearest") + " to the camera";
            case FARTHEST -> "the " + noun + (way == 0 ? " that is farthest" : " farthest") + " from the camera";
        };
    }

    private String outermost(String side, String noun, int way) {
        return way == 0
                ? "the " + noun + " farthest to the " + side + " in the " + image
                : "the " + side + "most " + noun + " in the " + image;
    }

    private static String position(int position) {
        return position <= ORDINALS.length ? ORDINALS[position - 1] : position + suffix(position);
    }

    private static String suffix(int position) {
        int tens = position % 100;
        if (tens >= 11 && tens <= 13) {
            return "th";
        }
        return switch (position % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
