package io.spatialforge.viewer.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a text about regions.
 *
 * @param text in which signs that turn the direction of writing are told, as {@code [U+202E]}, and do nothing
 * @param mark the region that the piece names; null where it names none
 */
public record Piece(String text, @Nullable Mark mark) {

    private static final String ID = "\\{(?:r\\d+)\\}|\\[(?:r\\d+)\\]|\\br\\d+\\b";
    /** Signs that turn the direction of what follows them: after one in a label, numbers would read backwards. */
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern ANY_ID = Pattern.compile("r\\d+");

    public Piece {
        text = TURNS.matcher(text)
                .replaceAll(turn -> "[U+%04X]".formatted((int) turn.group().charAt(0)));
    }

    /**
     * Cuts a question or an answer where it names regions: by id, in braces or brackets or alone, or by a label that is one
     * region's alone.
     */
    public static List<Piece> ofQuestion(String text, List<Mark> marks) {
        List<Mark> alone = marks.stream()
                .filter(mark -> !mark.beside() && isAlone(mark, marks))
                .toList();
        StringBuilder pattern = new StringBuilder(ID);
        for (Mark mark : alone) {
            pattern.append("|(?<![\\p{L}\\p{N}])")
                    .append(Pattern.quote(mark.label()))
                    .append("(?![\\p{L}\\p{N}])");
        }
        return cut(text, pattern.toString(), marks, alone);
    }

    /** Cuts a text of a story where it names regions: by id, with their labels where these stand before. */
    public static List<Piece> ofStory(String text, List<Mark> marks) {
        StringBuilder pattern = new StringBuilder();
        for (Mark mark : marks) {
            if (!mark.label().isBlank()) {
                pattern.append("(?<![\\p{L}\\p{N}])")
                        .append(Pattern.quote(mark.label()))
                        .append(" \\[?")
                        .append(mark.region())
                        .append("\\b\\]?|");
            }
        }
        return cut(text, pattern.append(ID).toString(), marks, List.of());
    }

    private static List<Piece> cut(String text, String pattern, List<Mark> marks, List<Mark> alone) {
        Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        while (matcher.find()) {
            String name = matcher.group();
            Mark mark = named(name, marks, alone);
            if (mark != null) {
                if (matcher.start() > done) {
                    pieces.add(new Piece(text.substring(done, matcher.start()), null));
                }
                pieces.add(new Piece(name.replaceAll("[\\[\\]{}]", ""), mark));
                done = matcher.end();
            }
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), null));
        }
        return pieces;
    }

    private static boolean isAlone(Mark mark, List<Mark> marks) {
        return !mark.label().isBlank()
                && marks.stream().filter(m -> m.label().equals(mark.label())).count() == 1;
    }

    private static @Nullable Mark named(String name, List<Mark> marks, List<Mark> alone) {
        String label = name.toLowerCase(Locale.ROOT);
        for (Mark mark : alone) {
            if (mark.label().toLowerCase(Locale.ROOT).equals(label)) {
                return mark;
            }
        }
        String id = "";
        Matcher ids = ANY_ID.matcher(name);
        while (ids.find()) {
            id = ids.group();
        }
        for (Mark mark : marks) {
            if (mark.region().equals(id)) {
                return mark;
            }
        }
        return null;
    }
}
