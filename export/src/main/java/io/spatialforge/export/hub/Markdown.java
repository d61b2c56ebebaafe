package io.spatialforge.export.hub;

import java.util.List;
import java.util.Locale;

/** Text of a card. Whatever comes from data is made harmless: it ends no cell, starts no markup and no line. */
final class Markdown {

    private static final String MARKUP = "\\`*_[]<>|#~";

    private final StringBuilder text = new StringBuilder();

    Markdown heading(String words) {
        text.append("## ").append(words).append("\n\n");
        return this;
    }

    Markdown title(String words) {
        text.append("# ").append(plain(words)).append("\n\n");
        return this;
    }

    /** Adds words as they are, then an empty line. */
    Markdown paragraph(String words) {
        text.append(words).append("\n\n");
        return this;
    }

    Markdown item(String words) {
        text.append("- ").append(words).append('\n');
        return this;
    }

    Markdown code(String language, String code) {
        text.append("```").append(language).append('\n').append(code).append("\n```\n\n");
        return this;
    }

    Markdown head(String... cells) {
        row(List.of(cells));
        return row(List.of(cells).stream().map(cell -> "---").toList());
    }

    /** Adds a row of a table; cells are as they are. */
    Markdown row(String... cells) {
        return row(List.of(cells));
    }

    Markdown row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    Markdown end() {
        text.append('\n');
        return this;
    }

    /** A text from data on one line, without markup. */
    static String plain(String words) {
        String line = line(words);
        StringBuilder plain = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (MARKUP.indexOf(c) >= 0) {
                plain.append('\\');
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** A text from data on one line: anything that some reader takes for the end of a line is a space. */
    static String line(String words) {
        StringBuilder line = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean ends = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
            line.append(ends || c == '\uFEFF' ? ' ' : c);
        }
        return line.toString().strip();
    }

    /** A number with commas at thousands. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A part of a whole in percent, with one decimal. */
    static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
