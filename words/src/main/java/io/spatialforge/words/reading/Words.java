package io.spatialforge.words.reading;

import io.spatialforge.core.scene.Scene;
import io.spatialforge.words.reading.PhraseTable.Entry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text cut into known words, with fixed phrases and labels as one word each. A label wins over a phrase that is not longer
 * than it; a label that is spelt as the reader's own words are ("the camera" may be a thing in the picture) is kept beside
 * them, for whoever can tell which is meant.
 */
final class Words {

    private static final int MOST = 160;

    /** Words of which most texts have fewer. */
    private static final int MANY = 40;

    private final Scene scene;
    private final PhraseTable<Vocabulary.Sense> vocabulary;
    private final PhraseTable<Phrasebook.Sense> phrasebook = Phrasebook.standard();
    private final Letters letters = new Letters();
    private Meaning[] meanings = new Meaning[MANY];
    private @Nullable Form[] forms = new @Nullable Form[MANY];
    private @Nullable RelationWord[] relations = new @Nullable RelationWord[MANY];
    private @Nullable String[] attributes = new @Nullable String[MANY];
    /** Regions shown, and quoted words. */
    private @Nullable String[] texts = new @Nullable String[MANY];

    private int[] numbers = new int[MANY];
    private int size;

    Words(Scene scene, PhraseTable<Vocabulary.Sense> vocabulary) {
        this.scene = scene;
        this.vocabulary = vocabulary;
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

    /** The attribute at a place that has {@link Meaning#ATTRIBUTE}, in normal form. */
    String attribute(int i) {
        String attribute = attributes[i];
        if (attribute == null) {
            throw new IllegalStateException("no attribute at " + i);
        }
        return attribute;
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
        letters.read(text, start, end);
        int i = start;
        while (i < end) {
            char c = letters.at(i);
            if (c == ' ') {
                i++;
                continue;
            }
            if (size == meanings.length) {
                if (size == MOST) {
                    return "it is too long";
                }
                grow();
            }
            if (letters.isInWord(i)) {
                int after = c >= '0' && c <= '9' ? ordinal(text, i, end) : word(i);
                if (after < 0) {
                    return "the word '" + text.substring(i, i + letters.wordLength(i)) + "' is not known";
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

    private void grow() {
        int more = Math.min(MOST, 2 * size);
        meanings = Arrays.copyOf(meanings, more);
        forms = Arrays.copyOf(forms, more);
        relations = Arrays.copyOf(relations, more);
        attributes = Arrays.copyOf(attributes, more);
        texts = Arrays.copyOf(texts, more);
        numbers = Arrays.copyOf(numbers, more);
    }

    private int word(int start) {
        int length = letters.wordLength(start);
        long key = letters.key(start, length);
        Entry<Vocabulary.Sense> ofScene = vocabulary.match(letters, start, length, key);
        Entry<Phrasebook.Sense> ofAll = phrasebook.match(letters, start, length, key);
        if (ofScene == null && ofAll == null) {
            return -1;
        }
        Form form = null;
        String attribute = null;
        int longest = 0;
        if (ofScene != null && (ofAll == null || ofScene.length() >= ofAll.length())) {
            longest = ofScene.length();
            form = ofScene.meaning().form();
            attribute = ofScene.meaning().attribute();
        }
        Meaning meaning = null;
        RelationWord relation = null;
        if (ofAll != null && ofAll.length() >= longest) {
            longest = ofAll.length();
            meaning = ofAll.meaning().meaning();
            relation = ofAll.meaning().relation();
        }
        if (meaning == Meaning.NEUTRAL && form == null) {
            return start + longest;
        }
        if (meaning == null) {
            meaning = form != null ? Meaning.NOUN : attribute != null ? Meaning.ATTRIBUTE : Meaning.RELATED;
        }
        push(meaning, form);
        relations[size - 1] = relation;
        attributes[size - 1] = attribute;
        if (meaning == Meaning.FIRST) {
            numbers[size - 1] = 1;
        } else if (meaning == Meaning.SECOND_TO_TENTH) {
            meanings[size - 1] = Meaning.ORDINAL;
            numbers[size - 1] = ordinalOf(letters.at(start), letters.at(start + 1), letters.at(start + 2));
        }
        return start + longest;
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
        if (!suffixed || number == 0 || letters.isInWord(i + 2)) {
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
        meanings[size] = meaning;
        forms[size] = form;
        relations[size] = null;
        attributes[size] = null;
        size++;
    }
}
