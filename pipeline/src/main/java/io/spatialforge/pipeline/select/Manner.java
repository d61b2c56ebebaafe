package io.spatialforge.pipeline.select;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.words.Lexicon;
import java.util.List;

/**
 * How a question mentions one of the things it compares. That tells something of the answer, too: the leftmost of several
 * chairs is a little nearer, on the whole, than the only table.
 */
enum Manner {
    /** By its label alone, or with what it is like: "the dog", "the wooden chair". */
    PLAIN("the"),
    /** "The leftmost dog", "the dog nearest to the camera". */
    EXTREME("most"),
    /** "The second dog from the left". */
    ORDINAL("nth"),
    /** By its coordinates. */
    SHOWN("box"),
    /** By words, of which it can't be seen which are its own: the others are about a thing of the same label. */
    NAMED("word");

    private static final String[] EXTREMES = {
        " farthest to the ",
        " that is farthest",
        " farthest from",
        " closest to",
        " nearest to",
        " that covers",
        " that takes up",
        " that fills"
    };

    private final String id;

    Manner(String id) {
        this.id = id;
    }

    /** The stable name written into tallies. */
    String id() {
        return id;
    }

    /**
     * The mention of a region in a pair's question.
     *
     * @param compared all regions that the question compares
     */
    static Manner of(QaPair pair, QaPair.QaRegion region, List<QaPair.QaRegion> compared) {
        String question = pair.phrased().question();
        if (question.contains('{' + region.id() + '}')) {
            return SHOWN;
        }
        for (QaPair.QaRegion other : compared) {
            if (other != region && other.label().equals(region.label())) {
                return NAMED;
            }
        }
        String noun = Lexicon.standard().noun(region.label()).singular();
        int at = question.indexOf(noun);
        return at < 0 ? PLAIN : around(question, at, at + noun.length());
    }

    private static Manner around(String question, int start, int end) {
        if (question.startsWith("most ", start - "most ".length())) {
            return EXTREME;
        }
        if (question.startsWith(" from the ", end) || question.startsWith(" from the ", afterOrdinal(question, end))) {
            return ORDINAL;
        }
        for (String extreme : EXTREMES) {
            if (question.startsWith(extreme, end)) {
                return EXTREME;
            }
        }
        return PLAIN;
    }

    /** The end of "the chair that is second"; a place that nothing follows where there is no such thing. */
    private static int afterOrdinal(String question, int end) {
        String start = " that is ";
        return question.startsWith(start, end) ? question.indexOf(' ', end + start.length()) : question.length();
    }
}
