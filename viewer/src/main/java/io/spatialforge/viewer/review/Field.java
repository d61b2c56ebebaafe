package io.spatialforge.viewer.review;

import io.spatialforge.viewer.serve.PageFault;
import java.util.Optional;

/** Reads the fields of a vote as forms send them. */
final class Field {

    /** Letters of a note. */
    static final int LONGEST = 1000;

    private static final double A_DAY = 86_400;

    private Field() {}

    /**
     * @throws PageFault if it is not 16 hex digits
     */
    static String id(String text) {
        if (!text.matches("[0-9a-f]{16}")) {
            throw PageFault.wrong("The form is incomplete", "Expected the id of a vote, got '%s'.".formatted(text));
        }
        return text;
    }

    /**
     * @throws PageFault if it is no time
     */
    static long millis(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw PageFault.wrong("The form is incomplete", "Expected a time, got '%s'.".formatted(text));
        }
        return Long.parseLong(text);
    }

    /** In one line. */
    static String note(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** Why a vote can't be taken, a sentence; none where it can. */
    static Optional<String> fault(String say, String note) {
        if (note.length() > LONGEST) {
            return Optional.of("Expected a note of at most %,d letters, got %,d.".formatted(LONGEST, note.length()));
        }
        if (say.equals(Objection.OTHER.id()) && note.isEmpty()) {
            return Optional.of("Say in the note what is wrong with it.");
        }
        boolean known = say.equals(Decision.ACCEPT.id())
                || say.equals(Decision.SKIP.id())
                || Objection.ofId(say).isPresent();
        return known ? Optional.empty() : Optional.of("Accept the pair, reject it for a reason, or skip it.");
    }

    /**
     * How long somebody looked, in seconds to a tenth.
     *
     * @param looked what the page's script measured; empty without it
     * @param millis since the page was made
     */
    static double seconds(String looked, long millis) {
        double seconds = looked.matches("[0-9]{1,5}(\\.[0-9]{1,3})?") ? Double.parseDouble(looked) : millis / 1000.0;
        return Math.rint(10 * Math.clamp(seconds, 0, A_DAY)) / 10;
    }
}
