package io.spatialforge.pipeline.select;

/**
 * Where in a question's list of things one of them stands. Lists are "X or Y", "X, Y and Z": so a mention is followed by
 * a comma or by the word before the last one, or preceded by that word. That tells "the dog" from "the dog house", too.
 */
final class MentionPlace {

    private static final String AND = " and ";
    private static final String OR = " or ";
    private static final String COMMA = ", ";

    private MentionPlace() {}

    /**
     * @param mention as the answer has it; a question may begin with it
     * @param of how many things the question lists
     * @return from 1; 0 where it can't be told
     */
    static int of(String question, String mention, int of) {
        for (int at = indexOf(question, mention, 0); at >= 0; at = indexOf(question, mention, at + 1)) {
            int end = at + mention.length();
            int after = connector(question, end);
            if (after >= 0) {
                return of - itemsAfter(question, after);
            }
            if (isPrecededByLast(question, at) && !goesOn(question, end)) {
                return of;
            }
        }
        return 0;
    }

    /** Like {@link String#indexOf(String, int)}, but the first letter may be a capital. */
    private static int indexOf(String question, String mention, int from) {
        int length = mention.length();
        for (int at = from; at + length <= question.length(); at++) {
            if (Character.toLowerCase(question.charAt(at)) == mention.charAt(0)
                    && question.regionMatches(at + 1, mention, 1, length - 1)) {
                return at;
            }
        }
        return -1;
    }

    /** The place itself if what joins mentions stands there, else -1. */
    private static int connector(String question, int at) {
        boolean joins =
                question.startsWith(AND, at) || question.startsWith(OR, at) || question.startsWith(COMMA + "the ", at);
        return joins ? at : -1;
    }

    /** How many mentions follow a place that stands before what joins them. */
    private static int itemsAfter(String question, int from) {
        int and = question.indexOf(AND, from);
        int or = question.indexOf(OR, from);
        int last = and < 0 ? or : or < 0 ? and : Math.min(and, or);
        if (last < 0) {
            return 0;
        }
        int items = 1;
        for (int comma = question.indexOf(COMMA, from);
                comma >= 0 && comma < last;
                comma = question.indexOf(COMMA, comma + 1)) {
            items++;
        }
        return items;
    }

    private static boolean isPrecededByLast(String question, int at) {
        return endsAt(question, AND, at) || endsAt(question, OR, at);
    }

    private static boolean endsAt(String question, String word, int at) {
        return at >= word.length() && question.startsWith(word, at - word.length());
    }

    /** Whether the mention is only the beginning of a longer one: a word or coordinates follow. */
    private static boolean goesOn(String question, int end) {
        return question.startsWith(" {", end)
                || question.startsWith(" in the box {", end)
                || question.startsWith(" at {", end);
    }
}
