package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;

/**
 * A pair's answer among those of its kind of question: yes or no, a letter, a side, the k-th that is mentioned, a number.
 *
 * @param kind task, form, and how many answers there are: answers are held against others of their kind
 * @param answer one of them; {@link #ANY} where they can't be told beforehand
 */
record Answer(String kind, String answer) {

    /** The answer of a question that is open. */
    static final String ANY = "*";

    /** In place of how many answers there are: of numbers, which have no end. */
    private static final String NUMBERS = "n";

    static Answer of(QaPair pair) {
        Phrased phrased = pair.phrased();
        String kind = form(pair);
        return switch (phrased.kind()) {
            case YES_NO -> among(kind, phrased.answer(), 2);
            case CHOICE ->
                phrased.choices() == null
                        ? open(kind)
                        : among(kind, phrased.answer(), phrased.choices().size());
            case NUMBER -> new Answer(kind + '/' + NUMBERS, phrased.answer());
            case TEXT -> text(pair, kind);
            case BOXES, POINTS -> open(kind);
        };
    }

    /** Task and form of a pair. */
    static String form(QaPair pair) {
        return pair.claim().task().id() + '/' + pair.phrased().form();
    }

    /** The task of a kind. */
    static String task(String kind) {
        return kind.substring(0, kind.indexOf('/'));
    }

    /** How many answers the questions of a kind have; 0 for numbers, and where answers can't be told. */
    static int options(String kind) {
        String last = kind.substring(kind.lastIndexOf('/') + 1);
        return last.length() == 1 && Character.isDigit(last.charAt(0)) ? last.charAt(0) - '0' : 0;
    }

    /** Whether the answers of a kind are numbers. */
    static boolean areNumbers(String kind) {
        return kind.endsWith('/' + NUMBERS);
    }

    private static Answer text(QaPair pair, String kind) {
        String answer = pair.phrased().answer();
        return switch (pair.claim()) {
            case Claim.Nearer c -> mentioned(pair, kind, answer, 2);
            case Claim.LeftOf c ->
                answer.equals("left") || answer.equals("right")
                        ? among(kind, answer, 2)
                        : mentioned(pair, kind, answer, 2);
            case Claim.ExtremeDepth c -> mentioned(pair, kind, answer, c.among().size());
            case Claim.DepthOrder c ->
                mentioned(pair, kind, first(answer), c.order().size());
            case Claim.HorizontalOrder c ->
                mentioned(pair, kind, first(answer), c.order().size());
            case Claim.Bearing c -> among(kind, answer, 4);
            case Claim.Facing c -> among(kind, answer, 4);
            case Claim.Count c -> open(kind);
            case Claim.Grounding c -> open(kind);
            case Claim.Referring c -> open(kind);
        };
    }

    private static Answer open(String kind) {
        return new Answer(kind, ANY);
    }

    private static Answer among(String kind, String answer, int options) {
        return new Answer(kind + '/' + options, answer);
    }

    private static String first(String list) {
        int comma = list.indexOf(", ");
        return comma < 0 ? list : list.substring(0, comma);
    }

    /** The how-manieth of the things mentioned the answer is. */
    private static Answer mentioned(QaPair pair, String kind, String answer, int of) {
        int place = MentionPlace.of(pair.phrased().question(), answer, of);
        return place == 0 ? open(kind) : among(kind, Integer.toString(place), of);
    }
}
