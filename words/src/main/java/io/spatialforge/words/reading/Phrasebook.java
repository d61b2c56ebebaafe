package io.spatialforge.words.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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
        try (InputStream in = Phrasebook.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + RESOURCE + " is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
