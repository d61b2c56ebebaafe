package io.spatialforge.words.phrasing;

import io.spatialforge.core.claim.Attribute;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Predicate;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.words.Lexicon;

/** How conditions are said: beside a noun, "the wooden chair on the rug", and after a verb, "is wooden", "is on the rug". */
final class ConditionWords {

    private final Lexicon lexicon;
    private final String image;

    /**
     * @param image the word for the photograph
     */
    ConditionWords(Lexicon lexicon, String image) {
        this.lexicon = lexicon;
        this.image = image;
    }

    /**
     * What can follow "is" or "are".
     *
     * @throws IllegalArgumentException if the condition can't be said so
     */
    String afterVerb(Condition condition) {
        return switch (condition) {
            case Condition.Has has -> attribute(has).afterVerb();
            case Condition.Related related -> {
                String said = predicate(related).said(related.role());
                if (said == null) {
                    throw new IllegalArgumentException("nothing follows a verb of " + related);
                }
                yield filled(said, related);
            }
            case Condition.InHalf half -> "in the " + half.side().id() + " half of the " + image;
        };
    }

    /**
     * A noun with what it must meet.
     *
     * @param noun without an article
     * @param asClause whether a relationship may be said as a clause, which can follow a singular only
     */
    String with(String noun, Condition condition, boolean asClause) {
        return switch (condition) {
            case Condition.Has has -> {
                String before = attribute(has).beforeNoun();
                yield before != null
                        ? before + ' ' + noun
                        : noun + ' ' + attribute(has).afterVerb();
            }
            case Condition.Related related -> noun + ' ' + related(related, asClause);
            case Condition.InHalf half -> noun + ' ' + afterVerb(half);
        };
    }

    /** What follows a noun to say what it is related to. */
    String related(Condition.Related related, boolean asClause) {
        Predicate predicate = predicate(related);
        boolean mustBeClause = predicate.said(related.role()) == null;
        boolean canBeClause = asClause && related.role() == RelationRole.OBJECT;
        return mustBeClause || canBeClause ? filled(predicate.clauseOfObject(), related) : afterVerb(related);
    }

    /** Whether the condition is said before the noun, so that the noun stays the last word. */
    static boolean goesBefore(Condition condition) {
        return condition instanceof Condition.Has has && attribute(has).beforeNoun() != null;
    }

    private String filled(String said, Condition.Related related) {
        return said.replace("…", "the " + lexicon.noun(related.other()).singular());
    }

    private static Attribute attribute(Condition.Has has) {
        Attribute attribute = Attribute.of(has.attribute());
        if (attribute == null) {
            throw new IllegalArgumentException("nothing is said of the attribute '" + has.attribute() + "'");
        }
        return attribute;
    }

    private static Predicate predicate(Condition.Related related) {
        Predicate predicate = Predicate.of(related.predicate());
        if (predicate == null) {
            throw new IllegalArgumentException("nothing is said of the relationship '" + related.predicate() + "'");
        }
        return predicate;
    }
}
