package io.spatialforge.core.label;

import java.util.Set;
import org.apiguardian.api.API;

/** How labels are to be taken that people wrote freely and no data file describes. */
@API(status = API.Status.INTERNAL)
public final class FreeText {

    private static final Set<String> SINGULAR_IN_S =
            Set.of("lens", "gas", "canvas", "atlas", "bus", "christmas", "yes");

    private static final int LONGEST = 60;

    private FreeText() {}

    /** Whether the label is a plural of something unknown, "gizmos": as many as there are, and none of them is "a gizmos". */
    public static boolean isPlural(String label) {
        Labels labels = Labels.standard();
        return !labels.isKnown(label) && isPluralWord(lastWord(labels.spoken(label)));
    }

    /** The label's last word. */
    public static String lastWord(String label) {
        return label.substring(Math.max(label.lastIndexOf(' '), label.lastIndexOf('-')) + 1);
    }

    /** Whether a word is a plural by its form; "glass", "cactus" and "tennis" are not. */
    public static boolean isPluralWord(String word) {
        return word.length() > 2
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")
                && !SINGULAR_IN_S.contains(word);
    }

    /** Whether the label can stand between quotation marks as it is, for being no plain noun. */
    public static boolean canBeQuoted(String label) {
        Labels labels = Labels.standard();
        return !labels.isKnown(label) && labels.kind(label) == LabelKind.ODD && isPlainText(label, LONGEST);
    }

    /** Whether a text has letters, digits and the simplest marks only, begins and ends with a word, and is not longer. */
    public static boolean isPlainText(String text, int longest) {
        if (text.length() < 2 || text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            boolean mark = c == ' ' || c == '\'' || c == '-' || c == ',';
            boolean inside = i > 0 && i < text.length() - 1;
            if (!word && !(mark && inside) || (c == ' ' && text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }
}
