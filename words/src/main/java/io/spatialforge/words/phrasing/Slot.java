package io.spatialforge.words.phrasing;

import java.util.Locale;

/** What a template leaves open. */
enum Slot {
    /** The region mentioned first. */
    A,
    /** The region mentioned second. */
    B,
    /** Several mentions: "the dog, the cat and the bench". */
    AND,
    /** Several mentions: "the dog, the cat or the bench". */
    OR,
    /** The person through whose eyes is looked, or who faces somewhere. */
    V,
    /** What is looked for from there. */
    T,
    /** An expression that picks one region. */
    X,
    /** A region shown by its placeholder alone. */
    R,
    /** The singular of a label. */
    ONE,
    /** The plural of a label. */
    MANY,
    /** The plural of a label with what its instances must meet: "wooden chairs". */
    SUCH,
    /** What instances must meet, as it follows "are": "made of wood". */
    MET,
    /** A person's own words. */
    TEXT,
    /** The option lines, each on a line of its own. */
    OPTIONS;

    static final int COUNT = values().length;

    /**
     * @throws IllegalArgumentException if there is no such slot
     */
    static Slot ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
