package io.spatialforge.app.console;

/** Texts of which terminals are not to take any part for a command, whatever labels and file names hold. */
public final class Plain {

    private static final char STAND_IN = '\uFFFD';

    private Plain() {}

    /** The text with other control characters than ends of lines and tabs replaced, and signs that turn the direction of writing. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isCommand(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.append(isCommand(text, i) ? STAND_IN : text.charAt(i));
        }
        return plain.toString();
    }

    private static boolean isCommand(String text, int at) {
        char c = text.charAt(at);
        if (c == '\r') {
            return at + 1 == text.length() || text.charAt(at + 1) != '\n';
        }
        boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return turns || (Character.isISOControl(c) && c != '\n' && c != '\t');
    }
}
