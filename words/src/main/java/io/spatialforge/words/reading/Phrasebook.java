package io.spatialforge.words.reading;

import io.spatialforge.core.DataFile;

/** The closed list of words the reader knows, from the data file {@code meanings.txt}. */
final class Phrasebook {

    private static final String RESOURCE = "meanings.txt";
    private static final PhraseTable<Meaning> STANDARD = load();

    private Phrasebook() {}

    static PhraseTable<Meaning> standard() {
        return STANDARD;
    }

    private static PhraseTable<Meaning> load() {
        PhraseTable<Meaning> table = new PhraseTable<>(512);
        for (String line : DataFile.lines(Phrasebook.class, RESOURCE)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalStateException(RESOURCE + ": expected 'MEANING: words' in '" + line + "'");
            }
            Meaning meaning = Meaning.valueOf(line.substring(0, colon));
            for (String phrase : line.substring(colon + 1).split(",")) {
                String known = phrase.strip();
                Meaning other = table.find(known);
                if (other != null) {
                    throw new IllegalStateException(
                            RESOURCE + ": '" + known + "' is " + meaning + " and already " + other);
                }
                table.put(known, meaning);
            }
        }
        return table;
    }
}
