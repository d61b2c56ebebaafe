package io.spatialforge.export.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** The placeholders <code>{r3}</code> that stand for coordinates in neutral text. */
public final class Placeholders {

    private Placeholders() {}

    /** The ids named, in the order of the text, each as often as it is named. */
    public static List<String> in(String text) {
        List<String> ids = new ArrayList<>();
        for (int at = next(text, 0); at >= 0; ) {
            int end = text.indexOf('}', at);
            ids.add(text.substring(at + 1, end));
            at = next(text, end + 1);
        }
        return ids;
    }

    /** Whether the text names any. */
    public static boolean any(String text) {
        return next(text, 0) >= 0;
    }

    /** The text with each placeholder replaced by what is written for its id. */
    public static String replace(String text, UnaryOperator<String> written) {
        return replace(text, (id, out) -> out.append(written.apply(id)));
    }

    /** The text with each placeholder replaced by what is appended for its id to the text so far. */
    public static String replace(String text, BiConsumer<String, StringBuilder> written) {
        int at = next(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        int done = 0;
        while (at >= 0) {
            int end = text.indexOf('}', at);
            written.accept(text.substring(at + 1, end), out.append(text, done, at));
            done = end + 1;
            at = next(text, done);
        }
        return out.append(text, done, text.length()).toString();
    }

    /** Where the next placeholder starts: a brace, an r, one digit or more, a brace; -1 if there is none. */
    private static int next(String text, int from) {
        for (int at = text.indexOf("{r", from); at >= 0; at = text.indexOf("{r", at + 2)) {
            int end = at + 2;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            if (end > at + 2 && end < text.length() && text.charAt(end) == '}') {
                return at;
            }
        }
        return -1;
    }
}
