package io.spatialforge.audit.blind;

import org.apiguardian.api.API;

/** The kinds of closed answer: those whose possible answers are known from the question. */
@API(status = API.Status.EXPERIMENTAL)
public enum AnswerSet {
    YES_NO("yes or no", Chance.OPTIONS),
    LETTER("letter", Chance.OPTIONS),
    MENTION("which named", Chance.OPTIONS),
    SIDE("left or right", Chance.OPTIONS),
    DIRECTION("direction", Chance.OPTIONS),
    ORDER("order", Chance.OPTIONS),
    NUMBER("number", Chance.MOST_FREQUENT),
    PRESENCE("some or none", Chance.MOST_FREQUENT);

    private final String id;
    private final Chance chance;

    AnswerSet(String id, Chance chance) {
        this.id = id;
        this.chance = chance;
    }

    /** The name shown to people and written as JSON. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if there is no such kind
     */
    static AnswerSet ofId(String id) {
        for (AnswerSet answers : values()) {
            if (answers.id.equals(id)) {
                return answers;
            }
        }
        throw new IllegalArgumentException("there is no kind of answers '" + id + "'");
    }

    /** What a guess without any knowledge of the question is held to reach. */
    public Chance chance() {
        return chance;
    }

    /** What chance means. */
    public enum Chance {

        /** One over the number of options the question offers, averaged over the questions tested; of orders, of k!. */
        OPTIONS("1/k"),

        /**
         * The share of the most frequent answer among the questions tested. For answers that are no equal options: there
         * are more photographs with one dog than with nine, and things that are asked for are more often there than not.
         */
        MOST_FREQUENT("most frequent");

        private final String id;

        Chance(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
