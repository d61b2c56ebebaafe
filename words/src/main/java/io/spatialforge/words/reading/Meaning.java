package io.spatialforge.words.reading;

/** What a word or a fixed phrase of a question can mean. What it means as a whole is a matter of how they stand together. */
enum Meaning {
    /** A region: the only meaning that is made of several words by grammar rather than looked up. */
    MENTION,
    /** A label that mentions no single region: "dogs". */
    NOUN,
    /** What a thing must meet beyond its label, by an attribute: "wooden". */
    ATTRIBUTE,
    /** The same by a relationship: "on the couch", "held by the woman". */
    RELATED,
    /** A person's own words, between quotation marks. */
    QUOTE,
    /** Where a region is shown: <code>{r3}</code>. */
    PLACE,
    /** "Second", "11th": a position in a row. */
    ORDINAL,
    /** Punctuation, which ends a noun phrase and means nothing more. */
    BREAK,

    THE,
    THAT,
    FIRST,
    LAST,
    SECOND_TO_TENTH,
    NEARER,
    FARTHER,
    NEAREST,
    FARTHEST,
    SHORTER,
    LONGER,
    SHORTEST,
    LONGEST,
    DISTANCE,
    LEFT,
    RIGHT,
    LEFTMOST,
    RIGHTMOST,
    EDGE,
    SIDE,
    HALF,
    MIDLINE,
    WHOLLY,
    COVERING,
    AHEAD,
    BEHIND,
    TOWARDS,
    AWAY,
    FACE,
    IS_FACING,
    /** Says that whoever is named next does the looking. */
    VIEWED_BY,
    /** Says that whoever was named last does the looking. */
    VIEWS,
    /** Says that a left or right is somebody's own. */
    OWN,
    IMAGE,
    CAMERA,
    THAN,
    VERSUS,
    OF,
    FROM,
    TO,
    IN,
    AT,
    START,
    WHICH,
    YES_NO,
    COUNT,
    FIND,
    BOX,
    POINT,
    REGION,
    EVERY,
    NONE,
    OBJECT,
    NAME,
    NEUTRAL;

    /** The bit of this meaning in a set of meanings. */
    long bit() {
        return 1L << ordinal();
    }

    static long set(Meaning... meanings) {
        long set = 0;
        for (Meaning meaning : meanings) {
            set |= meaning.bit();
        }
        return set;
    }
}
