package io.spatialforge.words.reading;

import io.spatialforge.core.claim.Attribute;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.words.Lexicon;
import io.spatialforge.words.Noun;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words that a scene adds to those the reader knows anyway: the labels of its regions and those known to be absent, and
 * the attributes that somebody looked for.
 *
 * @param labels by their spelling
 * @param attributes their normal form by what they are called; null where nobody looked for any
 */
record Vocabulary(PhraseTable<Form> labels, @Nullable PhraseTable<String> attributes) {

    static Vocabulary of(Scene scene) {
        PhraseTable<Form> labels =
                new PhraseTable<>(scene.regions().size() + scene.absent().size());
        Lexicon lexicon = Lexicon.standard();
        Set<String> attributes = null;
        String last = null;
        for (Region region : scene.regions()) {
            if (!region.label().equals(last)) {
                last = region.label();
                learn(lexicon.noun(last), labels);
            }
            if (!region.attributes().isEmpty()) {
                attributes = attributes == null ? new TreeSet<>() : attributes;
                attributes.addAll(region.attributes().present());
                attributes.addAll(region.attributes().absent());
            }
        }
        for (String label : scene.absent()) {
            learn(lexicon.noun(label), labels);
        }
        return new Vocabulary(labels, attributes == null ? null : table(attributes));
    }

    private static PhraseTable<String> table(Set<String> attributes) {
        PhraseTable<String> table = new PhraseTable<>(2 * attributes.size());
        for (String id : attributes) {
            Attribute attribute = Attribute.of(id);
            if (attribute != null) {
                table.put(attribute.afterVerb(), id);
                if (attribute.beforeNoun() != null) {
                    table.put(attribute.beforeNoun(), id);
                }
            }
        }
        return table;
    }

    private static void learn(Noun noun, PhraseTable<Form> labels) {
        boolean same = noun.singular().equals(noun.plural());
        learn(noun, noun.singular(), true, same, labels);
        if (!same) {
            learn(noun, noun.plural(), false, true, labels);
        }
    }

    private static void learn(Noun noun, String spelling, boolean singular, boolean plural, PhraseTable<Form> labels) {
        Form known = labels.find(spelling);
        if (known == null) {
            labels.put(spelling, new Form(new Noun[] {noun}, singular, plural));
        } else if (!known.names(noun.label())) {
            labels.put(spelling, known.with(noun));
        }
    }
}
