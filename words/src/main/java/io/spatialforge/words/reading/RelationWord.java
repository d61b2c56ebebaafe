package io.spatialforge.words.reading;

import io.spatialforge.core.DataFile;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.words.reading.PhraseTable.Phrase;

/**
 * What words such as "holding" and "held by" say of the thing they follow. The reader has a list of its own, {@code
 * relations.txt}, and does not know from which list they were written.
 *
 * @param role the part played by the thing that they are said of
 */
record RelationWord(String predicate, RelationRole role) {

    private static final String RESOURCE = "relations.txt";
    private static final PhraseTable<RelationWord> STANDARD = load();

    static PhraseTable<RelationWord> standard() {
        return STANDARD;
    }

    /** What they say where they end a clause that began with the other thing: "that the woman is holding". */
    RelationWord turnedRound() {
        return new RelationWord(predicate, role == RelationRole.SUBJECT ? RelationRole.OBJECT : RelationRole.SUBJECT);
    }

    private static PhraseTable<RelationWord> load() {
        PhraseTable<RelationWord> table = new PhraseTable<>(64);
        for (String line : DataFile.lines(RelationWord.class, RESOURCE)) {
            int space = line.indexOf(' ');
            int colon = line.indexOf(':');
            if (space < 0 || colon < space) {
                throw new IllegalStateException(RESOURCE + ": expected 'ROLE predicate: words' in '" + line + "'");
            }
            RelationWord meaning =
                    new RelationWord(line.substring(space + 1, colon), RelationRole.valueOf(line.substring(0, space)));
            for (String phrase : line.substring(colon + 1).split(",")) {
                Phrase said = new Phrase(phrase.strip());
                if (table.find(said) != null) {
                    throw new IllegalStateException(RESOURCE + ": '" + phrase.strip() + "' stands there twice");
                }
                table.put(said, meaning);
            }
        }
        return table;
    }
}
