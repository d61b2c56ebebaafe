package io.spatialforge.words.reading;

import io.spatialforge.core.scene.Scene;
import io.spatialforge.words.reading.PhraseTable.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text cut into known words, with fixed phrases and labels as one word each. A label wins over a phrase that is not longer
 * than it; a label that is spelt as the reader's own words are ("the camera" may be a thing in the picture) is kept beside
 * them, for whoever can tell which is meant.
 */
final class Words {

    private static final int MOST = 160;

    private final Scene scene;
    private final Vocabulary vocabulary;
    private final PhraseTable<Meaning> phrasebook = Phrasebook.standard();
    private final PhraseTable<RelationWord> relationWords = RelationWord.standard();
    private final Meaning[] meanings = new Meaning[MOST];
    private final @Nullable Form[] forms = new @Nullable Form[MOST];
    private final @Nullable RelationWord[] relations = new @Nullable RelationWord[MOST];
    private final @Nullable List<String>[] attributes = newLists();
    /** Regions shown, and quoted words. */
    private final @Nullable String[] texts = new @Nullable String[MOST];

    private final int[] numbers = new int[MOST];
    private int size;

    Words(Scene scene, Vocabulary vocabulary) {
        this.scene = scene;
        this.vocabulary = vocabulary;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<String>[] newLists() {
        return new List[MOST];
    }

    int size() {
        return size;
    }

    /** The meaning at a place; {@link Meaning#BREAK} beyond the end. */
    Meaning at(int i) {
        return i < size ? meanings[i] : Meaning.BREAK;
    }

    /** The label a word may be, null if none. */
    @Nullable
    Form form(int i) {
        return i < size ? forms[i] : null;
    }

    /** What a word may say of two things, null if nothing. */
    @Nullable
    RelationWord relation(int i) {
        return i < size ? relations[i] : null;
    }

    /** The attributes a word may be, in normal form. */
    List<String> attributes(int i) {
        List<String> known = i < size ? attributes[i] : null;
        return known == null ? List.of() : known;
    }

    /** The region shown at a place that has {@link Meaning#PLACE}, or the words at one that has {@link Meaning#QUOTE}. */
    String text(int i) {
        String text = texts[i];
        if (text == null) {
            throw new IllegalStateException("no region or quote at " + i);
        }
        return text;
    }

    /** The number at a place that has {@link Meaning#ORDINAL}. */
    int number(int i) {
        return numbers[i];
    }

    /** Cuts the text from {@code start} to {@code end}, and says what is wrong with it; null if it is all known. */
    @Nullable
    String cut(String text, int start, int end) {
        size = 0;
        int i = start;
        while (i < end) {
            char c = text.charAt(i);
            if (c == ' ') {
                i++;
                continue;
            }
            if (size == MOST) {
                return "it is too long";
            }
            if (PhraseTable.inWord(c)) {
                int after = c >= '0' && c <= '9' ? ordinal(text, i, end) : word(text, i, end);
                if (after < 0) {
                    return "the word '" + wordAt(text, i, end) + "' is not known";
                }
                i = after;
            } else if (c == '{') {
                int after = place(text, i, end);
                if (after < 0) {
                    return "there is no region at '" + text.substring(i, Math.min(end, i + 10)) + "'";
                }
                i = after;
            } else if (c == '"') {
                int close = text.indexOf('"', i + 1);
                if (close < 0 || close >= end) {
                    return "a quotation does not end";
                }
                push(Meaning.QUOTE, null);
                texts[size - 1] = text.substring(i + 1, close);
                i = close + 1;
            } else if (c == ',' || c == '.' || c == '?' || c == ':' || c == ';' || c == '\n' || c == '…') {
                push(Meaning.BREAK, null);
                i++;
            } else {
                return "the character '" + c + "' is not expected";
            }
        }
        return null;
    }

    private int word(String text, int start, int end) {
        int hash = 0;
        int i = start;
        while (i < end && PhraseTable.inWord(text.charAt(i))) {
            hash = PhraseTable.hash(hash, text.charAt(i));
            i++;
        }
        Entry<Form> label = vocabulary.labels().match(text, start, end, hash);
        Entry<Meaning> phrase = phrasebook.match(text, start, end, hash);
        Entry<RelationWord> relation = relationWords.match(text, start, end, hash);
        PhraseTable<List<String>> known = vocabulary.attributes();
        Entry<List<String>> attribute = known == null ? null : known.match(text, start, end, hash);
        int longest = Math.max(Math.max(length(label), length(phrase)), Math.max(length(relation), length(attribute)));
        if (longest < 0) {
            return -1;
        }
        Form form = length(label) == longest && label != null ? label.meaning() : null;
        Meaning meaning;
        if (length(phrase) == longest && phrase != null) {
            meaning = phrase.meaning();
        } else if (form != null) {
            meaning = Meaning.NOUN;
        } else {
            meaning = length(attribute) == longest ? Meaning.ATTRIBUTE : Meaning.RELATED;
        }
        boolean relates = length(relation) == longest && relation != null;
        push(meaning, form);
        if (meaning == Meaning.NEUTRAL && form == null) {
            return start + longest;
        }
        relations[size - 1] = relates && relation != null ? relation.meaning() : null;
        attributes[size - 1] = length(attribute) == longest && attribute != null ? attribute.meaning() : null;
        if (meaning == Meaning.FIRST) {
            numbers[size - 1] = 1;
        } else if (meaning == Meaning.SECOND_TO_TENTH) {
            meanings[size - 1] = Meaning.ORDINAL;
            numbers[size - 1] = ordinalOf(text.charAt(start), text.charAt(start + 1), text.charAt(start + 2));
        }
        return start + longest;
    }

    private static int length(@Nullable Entry<?> entry) {
        return entry == null ? -1 : entry.length();
    }

    /** The number of a word from second to tenth, which its first letters tell. */
    private static int ordinalOf(char first, char second, char third) {
        return switch (first | ' ') {
            case 't' -> second == 'h' ? 3 : 10;
            case 'f' -> second == 'o' ? 4 : 5;
            case 's' -> second == 'i' ? 6 : third == 'c' ? 2 : 7;
            case 'e' -> 8;
            default -> 9;
        };
    }

    /** "11th", "22nd"; a bare number has no meaning in a question. */
    private int ordinal(String text, int start, int end) {
        int number = 0;
        int i = start;
        while (i < end && i < start + 4 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            number = 10 * number + text.charAt(i) - '0';
            i++;
        }
        boolean suffixed = i + 2 <= end
                && (text.startsWith("th", i)
                        || text.startsWith("st", i)
                        || text.startsWith("nd", i)
                        || text.startsWith("rd", i));
        if (!suffixed || number == 0 || (i + 2 < end && PhraseTable.inWord(text.charAt(i + 2)))) {
            return -1;
        }
        push(Meaning.ORDINAL, null);
        numbers[size - 1] = number;
        return i + 2;
    }

    private int place(String text, int start, int end) {
        int close = text.indexOf('}', start);
        if (close < 0 || close >= end || close > start + 9) {
            return -1;
        }
        String region = text.substring(start + 1, close);
        if (!scene.hasRegion(region)) {
            return -1;
        }
        push(Meaning.PLACE, null);
        texts[size - 1] = region;
        return close + 1;
    }

    private void push(Meaning meaning, @Nullable Form form) {
        if (meaning == Meaning.NEUTRAL && form == null) {
            return;
        }
        meanings[size] = meaning;
        forms[size] = form;
        relations[size] = null;
        attributes[size] = null;
        size++;
    }

    private static String wordAt(String text, int start, int end) {
        int i = start;
        while (i < end && PhraseTable.inWord(text.charAt(i))) {
            i++;
        }
        return text.substring(start, i);
    }
}
