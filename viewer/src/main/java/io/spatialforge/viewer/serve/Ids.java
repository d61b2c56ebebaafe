package io.spatialforge.viewer.serve;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids as addresses of pages hold them: checked before anything is looked for. */
final class Ids {

    private static final Pattern PAIR = Pattern.compile("[0-9a-f]{16}");
    private static final int LONGEST = 2000;

    private Ids() {}

    /** Whether a text is the id of a pair, or looks like one. */
    static boolean isPair(String text) {
        return PAIR.matcher(text).matches();
    }

    /**
     * @throws PageFault if it is not 16 hex digits
     */
    static String pair(String id) {
        if (!isPair(id)) {
            throw PageFault.wrong(
                    "That is no id of a pair",
                    "Expected 16 digits of 0-9 and a-f, as in the field 'id' of a line of qa/, got '%s'."
                            .formatted(id));
        }
        return id;
    }

    /**
     * @throws PageFault if it is no number of a line
     */
    static long number(String number) {
        if (!number.matches("[0-9]{1,15}")) {
            throw PageFault.wrong(
                    "That is no number of a drop",
                    "Expected a number as lists of drops have it, got '%s'.".formatted(number));
        }
        return Long.parseLong(number);
    }

    /**
     * @throws PageFault if there is none or it is no text of one line
     */
    static String image(@Nullable String id) {
        if (id == null || id.isEmpty() || id.length() > LONGEST || id.chars().anyMatch(Character::isISOControl)) {
            throw PageFault.wrong(
                    "That is no id of an image",
                    "Expected one as a line of scenes/ has it, which begins with the name of its source, as in coco/139.");
        }
        return id;
    }
}
