package io.spatialforge.words.reading;

import io.spatialforge.core.DataFile;
import io.spatialforge.words.reading.PhraseTable.Phrase;
import org.jspecify.annotations.Nullable;

/** The closed list of words the reader knows: those of the data file {@code meanings.txt}, and of relationships. */
final class Phrasebook {

    /**
     * What a phrase means, whatever the scene.
     *
     * @param meaning null where it only says what one thing is to another
     * @param relation null where it says no such thing
     */
    record Sense(@Nullable Meaning meaning, @Nullable RelationWord relation) {}

    private static final String RESOURCE = "meanings.txt";
    private static final PhraseTable<Sense> STANDARD = load();

    private Phrasebook() {}

    static PhraseTable<Sense> standard() {
        return STANDARD;
    }

    private static PhraseTable<Sense> load() {
        PhraseTable<Sense> table = new PhraseTable<>(512);
        for (String line : DataFile.lines(Phrasebook.class, RESOURCE)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalStateException(RESOURCE + ": expected 'MEANING: words' in '" + line + "'");
            }
            Meaning meaning = Meaning.valueOf(line.substring(0, colon));
            for (String phrase : line.substring(colon + 1).split(",")) {
                Phrase known = new Phrase(phrase.strip());
                Sense other = table.find(known);
                if (other != null) {
                    throw new IllegalStateException(
                            RESOURCE + ": '" + phrase.strip() + "' is " + meaning + " and already " + other.meaning);
                }
                table.put(known, new Sense(meaning, null));
            }
        }
        RelationWord.standard().forEach((phrase, relation) -> {
            Sense known = table.find(phrase);
            table.put(phrase, new Sense(known == null ? null : known.meaning, relation));
        });
        return table;
    }
}
