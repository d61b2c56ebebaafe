package io.spatialforge.app.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours for a text that says all it says without them: what in a line stands out, and what stands back. Of rules that
 * find the same characters the first holds; where a rule has a group, it is the group that is coloured.
 */
public final class Tint {

    /** None at all. */
    public static final Tint NONE = new Tint(List.of());

    private final List<Rule> rules;

    private record Rule(Pattern pattern, BiFunction<Paint, String, String> paint) {}

    private record Span(int from, int to, BiFunction<Paint, String, String> paint) {}

    private Tint(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** For headings. */
    public Tint heading(String pattern) {
        return with(pattern, Paint::heading);
    }

    /** For what was left out, and other things that stand back. */
    public Tint quiet(String pattern) {
        return with(pattern, Paint::quiet);
    }

    /** For what is as it should be. */
    public Tint good(String pattern) {
        return with(pattern, Paint::good);
    }

    /** For what a person should look at. */
    public Tint doubtful(String pattern) {
        return with(pattern, Paint::doubtful);
    }

    /** For what is not acceptable. */
    public Tint bad(String pattern) {
        return with(pattern, Paint::bad);
    }

    /** Rules of this, then those of another. */
    public Tint and(Tint other) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(other.rules);
        return new Tint(all);
    }

    private Tint with(String pattern, BiFunction<Paint, String, String> paint) {
        return and(new Tint(List.of(new Rule(Pattern.compile(pattern), paint))));
    }

    /** The text, line by line, in a paint's colours. */
    public String on(String text, Paint paint) {
        if (rules.isEmpty() || paint == Paint.PLAIN) {
            return text;
        }
        StringBuilder tinted = new StringBuilder(text.length() + 256);
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            line(text.substring(from, to), paint, tinted);
            if (end >= 0) {
                tinted.append('\n');
            }
            from = to + 1;
        }
        return tinted.toString();
    }

    private void line(String line, Paint paint, StringBuilder tinted) {
        List<Span> spans = new ArrayList<>();
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern.matcher(line);
            while (matcher.find()) {
                int group = matcher.groupCount() > 0 ? 1 : 0;
                Span span = new Span(matcher.start(group), matcher.end(group), rule.paint);
                if (span.from < span.to && spans.stream().allMatch(s -> s.to <= span.from || span.to <= s.from)) {
                    spans.add(span);
                }
            }
        }
        spans.sort(Comparator.comparingInt(Span::from));
        int done = 0;
        for (Span span : spans) {
            tinted.append(line, done, span.from).append(span.paint.apply(paint, line.substring(span.from, span.to)));
            done = span.to;
        }
        tinted.append(line, done, line.length());
    }
}
