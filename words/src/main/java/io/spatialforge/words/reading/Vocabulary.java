package io.spatialforge.words.reading;

import io.spatialforge.core.claim.Attribute;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.words.Lexicon;
import io.spatialforge.words.Noun;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words that a scene adds to those the reader knows anyway: the labels of its regions and those known to be absent, and
 * the attributes that somebody looked for.
 *
 * @param labels by their spelling
 * @param attributes by what they are called, in normal form; several where they are called alike
 */
record Vocabulary(PhraseTable<Form> labels, @Nullable PhraseTable<List<String>> attributes) {

    static Vocabulary of(Scene scene) {
        PhraseTable<Form> labels =
                new PhraseTable<>(scene.regions().size() + scene.absent().size());
        Lexicon lexicon = Lexicon.standard();
        Set<String> attributes = null;
        for (Region region : scene.regions()) {
            learn(lexicon.noun(region.label()), labels);
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

    private static PhraseTable<List<String>> table(Set<String> attributes) {
        PhraseTable<List<String>> table = new PhraseTable<>(2 * attributes.size());
        for (String id : attributes) {
            Attribute attribute = Attribute.of(id);
            if (attribute != null) {
                learn(attribute.afterVerb(), id, table);
                if (attribute.beforeNoun() != null) {
                    learn(attribute.beforeNoun(), id, table);
                }
            }
        }
        return table;
    }

    private static void learn(String called, String id, PhraseTable<List<String>> table) {
        List<String> known = table.find(called);
        if (known == null) {
            table.put(called, List.of(id));
        } else if (!known.contains(id)) {
            table.put(called, List.of(known.getFirst(), id));
        }
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
