package io.spatialforge.viewer.review;

import java.util.Optional;

/** Why a pair is rejected. */
public enum Objection {
    WRONG_ANSWER("wrong-answer", "The answer is wrong"),
    AMBIGUOUS("ambiguous", "It has several right answers, or means several things"),
    WRONG_BOX("wrong-box", "A box is wrong or loose"),
    WRONG_WORDS("wrong-words", "A word is wrong or unnatural"),
    NOT_VISIBLE("not-visible", "It can't be told from the photograph"),
    SILLY("silly", "It is a silly question"),
    OTHER("other", "Something else, told in the note");

    private final String id;
    private final String said;

    Objection(String id, String said) {
        this.id = id;
        this.said = said;
    }

    /** The stable name written into files of votes. */
    public String id() {
        return id;
    }

    /** A sentence without its full stop. */
    public String said() {
        return said;
    }

    /** The digit that stands for it on a keyboard, from 1. */
    public int digit() {
        return ordinal() + 1;
    }

    /** None if no objection has that name. */
    public static Optional<Objection> ofId(String id) {
        for (Objection objection : values()) {
            if (objection.id.equals(id)) {
                return Optional.of(objection);
            }
        }
        return Optional.empty();
    }
}
