package io.spatialforge.words.reading;

import io.spatialforge.core.claim.Attribute;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.words.Lexicon;
import io.spatialforge.words.Noun;
import io.spatialforge.words.reading.PhraseTable.Phrase;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The words that a scene adds to those the reader knows anyway: the labels of its regions and those known to be absent, and
 * the attributes that somebody looked for.
 */
final class Vocabulary {

    /** Free-text corpora have labels without end; what those beyond this many are called is made again each time. */
    private static final int REMEMBERED = 50_000;

    private static final Map<String, Spellings> SPELLINGS = new ConcurrentHashMap<>();

    private Vocabulary() {}

    /**
     * What a phrase means in one scene.
     *
     * @param form the labels it may name; null where it names none
     * @param attribute in normal form; null where it is none
     */
    record Sense(@Nullable Form form, @Nullable String attribute) {

        private static Sense of(Form form) {
            return new Sense(form, null);
        }
    }

    /** How one label is said, whatever else there is in a scene. */
    private record Spellings(
            Phrase singular,
            Sense ofSingular,
            @Nullable Phrase plural,
            @Nullable Sense ofPlural,
            Noun noun) {

        static Spellings of(String label) {
            Spellings known = SPELLINGS.get(label);
            if (known != null) {
                return known;
            }
            Spellings made = of(Lexicon.standard().noun(label));
            if (SPELLINGS.size() < REMEMBERED) {
                SPELLINGS.put(label, made);
            }
            return made;
        }

        private static Spellings of(Noun noun) {
            Noun[] nouns = {noun};
            boolean same = noun.singular().equals(noun.plural());
            return new Spellings(
                    new Phrase(noun.singular()),
                    Sense.of(new Form(nouns, true, same)),
                    same ? null : new Phrase(noun.plural()),
                    same ? null : Sense.of(new Form(nouns, false, true)),
                    noun);
        }
    }

    static PhraseTable<Sense> of(Scene scene) {
        PhraseTable<Sense> words =
                new PhraseTable<>(scene.regions().size() + scene.absent().size());
        Set<String> attributes = null;
        String last = null;
        for (Region region : scene.regions()) {
            if (!region.label().equals(last)) {
                last = region.label();
                learn(Spellings.of(last), words);
            }
            if (!region.attributes().isEmpty()) {
                attributes = attributes == null ? new TreeSet<>() : attributes;
                attributes.addAll(region.attributes().present());
                attributes.addAll(region.attributes().absent());
            }
        }
        for (String label : scene.absent()) {
            learn(Spellings.of(label), words);
        }
        if (attributes != null) {
            for (String id : attributes) {
                learn(id, words);
            }
        }
        return words;
    }

    private static void learn(String id, PhraseTable<Sense> words) {
        Attribute attribute = Attribute.of(id);
        if (attribute != null) {
            learn(id, attribute.afterVerb(), words);
            if (attribute.beforeNoun() != null) {
                learn(id, attribute.beforeNoun(), words);
            }
        }
    }

    private static void learn(String id, String spelling, PhraseTable<Sense> words) {
        Phrase phrase = new Phrase(spelling);
        Sense known = words.find(phrase);
        words.put(phrase, new Sense(known == null ? null : known.form(), id));
    }

    private static void learn(Spellings label, PhraseTable<Sense> words) {
        learn(label.noun, label.singular, label.ofSingular, words);
        if (label.plural != null && label.ofPlural != null) {
            learn(label.noun, label.plural, label.ofPlural, words);
        }
    }

    private static void learn(Noun noun, Phrase spelling, Sense sense, PhraseTable<Sense> words) {
        Sense known = words.find(spelling);
        if (known == null || known.form() == null) {
            words.put(spelling, sense);
        } else if (!known.form().names(noun.label())) {
            words.put(spelling, Sense.of(known.form().with(noun)));
        }
    }
}
