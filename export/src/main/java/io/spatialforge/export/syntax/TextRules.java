package io.spatialforge.export.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds of ids, paths and texts in every dialect. Exports refuse, and validators report, what does not. */
public final class TextRules {

    private TextRules() {}

    /**
     * The text without anything a trainer or tokenizer would take for markup: a space goes after the bracket.
     *
     * @param markup each starts with {@code <}
     */
    public static String harmless(String text, List<String> markup) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        String result = text;
        for (String each : markup) {
            result = result.replace(each, "< " + each.substring(1));
        }
        return result;
    }

    /** Whether the path stays in the folder it is relative to, on any system: no root, drive, scheme or {@code ..}. */
    public static boolean isRelativePath(String path) {
        if (path.isBlank() || path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return false;
        }
        if (path.contains("://") || path.length() > 1 && path.charAt(1) == ':') {
            return false;
        }
        if (!path.contains("..")) {
            return true;
        }
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    public static @Nullable Problem inId(String id) {
        return id.isBlank() ? new Problem("an id", "an empty one") : unicode(id);
    }

    public static @Nullable Problem inPath(String path) {
        return isRelativePath(path)
                ? unicode(path)
                : new Problem("a path relative to the image folder, without ..", path);
    }

    /** Of a question or an answer, whatever its coordinates. */
    public static @Nullable Problem inText(String text) {
        if (text.isBlank()) {
            return new Problem("some text", "none");
        }
        if (Placeholders.any(text)) {
            return new Problem(
                    "coordinates", "the placeholder {" + Placeholders.in(text).getFirst() + "}");
        }
        return unicode(text);
    }

    /** Half of a surrogate pair can be neither UTF-8 nor read by most trainers. */
    public static @Nullable Problem unicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return new Problem("valid Unicode", "half a surrogate pair at character " + i);
                }
                i++;
            }
        }
        return null;
    }
}
