package io.spatialforge.words;

import io.spatialforge.core.label.FreeText;
import io.spatialforge.core.label.LabelKind;
import io.spatialforge.core.label.Labels;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.atteo.evo.inflector.English;
import org.jspecify.annotations.Nullable;

/**
 * How labels are spelt when they are said. It is all that the phrasing and the reading share: both must call a dog a dog,
 * and neither may know how the other builds a sentence.
 *
 * <p>A label that is not a plain noun ("items on the shelf") is quoted: an {@code instance of "items on the shelf"}.
 */
public final class Lexicon {

    private static final Lexicon STANDARD = new Lexicon(Labels.standard());

    /** Free-text corpora have labels without end; those beyond this many are inflected again each time. */
    private static final int REMEMBERED = 50_000;

    private final Labels labels;
    private final Map<String, Noun> nouns = new ConcurrentHashMap<>();

    private Lexicon(Labels labels) {
        this.labels = labels;
    }

    /** The lexicon of the labels the project knows, which also inflects those it doesn't. */
    public static Lexicon standard() {
        return STANDARD;
    }

    /**
     * How a label is said.
     *
     * @param label in its normal form, see {@link Labels#normal}
     */
    public Noun noun(String label) {
        Noun known = nouns.get(label);
        if (known != null) {
            return known;
        }
        Noun made = inflect(label);
        if (nouns.size() < REMEMBERED) {
            nouns.put(label, made);
        }
        return made;
    }

    private Noun inflect(String label) {
        LabelKind kind = labels.kind(label);
        if (kind == LabelKind.ODD) {
            return new Noun(label, kind, "instance of \"" + label + '"', "instances of \"" + label + '"');
        }
        String singular = labels.spoken(label);
        return new Noun(label, kind, singular, plural(singular, kind, labels.irregularPlural(label)));
    }

    private static String plural(String singular, LabelKind kind, @Nullable String irregular) {
        if (irregular != null) {
            return irregular;
        }
        if (kind == LabelKind.PLURAL || kind == LabelKind.MASS) {
            return singular;
        }
        String word = FreeText.lastWord(singular);
        return FreeText.isPluralWord(word)
                ? singular
                : singular.substring(0, singular.length() - word.length()) + English.plural(word);
    }
}
