package io.spatialforge.core.label;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of labels beyond their names, from the data file {@code labels.tsv}: how they are said, what kind of noun
 * they are, and which may be confused with which.
 */
public final class Labels {

    private static final Labels STANDARD = load("labels.tsv");
    /** Words that make a label an expression, or more than one thing. */
    private static final Set<String> NO_NOUN = Set.of(
            "the",
            "a",
            "an",
            "of",
            "and",
            "or",
            "with",
            "in",
            "on",
            "at",
            "by",
            "from",
            "to",
            "for",
            "left",
            "right",
            "leftmost",
            "rightmost",
            "first",
            "second",
            "third",
            "last",
            "nearest",
            "closest",
            "farthest",
            "furthest",
            "nearer",
            "closer",
            "farther",
            "front",
            "behind",
            "half",
            "other",
            "unknown",
            "group",
            "crowd",
            "pair",
            "set");

    private static final String PLAIN = "[a-z]+(?:[ -][a-z]+){0,3}";

    private final Map<String, Entry> entries;
    private final Map<String, Set<String>> related;
    private final Map<String, LabelKind> unknown = new ConcurrentHashMap<>();

    private Labels(Map<String, Entry> entries, Map<String, Set<String>> related) {
        this.entries = entries;
        this.related = related;
    }

    /** The labels the project knows. */
    public static Labels standard() {
        return STANDARD;
    }

    /** A corpus's spelling in its normal form: lower case, no space at the ends, single spaces within. */
    public static String normal(String raw) {
        return raw.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** What kind of noun the label is; an unknown label is a thing if it looks like a plain noun, else odd. */
    public LabelKind kind(String label) {
        Entry entry = entries.get(label);
        if (entry != null) {
            return entry.kind;
        }
        return unknown.computeIfAbsent(label, l -> isPlainNoun(l) ? LabelKind.THING : LabelKind.ODD);
    }

    /** Whether an instance can be named ("the X") and instances can be counted. */
    public boolean isThing(String label) {
        return kind(label) == LabelKind.THING;
    }

    /** The noun to say, singular: of {@code tv}, "screen", because COCO's class holds monitors too. */
    public String spoken(String label) {
        Entry entry = entries.get(label);
        return entry == null || entry.spoken == null ? label : entry.spoken;
    }

    /** The plural of {@link #spoken} where a library would get it wrong; null where none is recorded. */
    public @Nullable String irregularPlural(String label) {
        Entry entry = entries.get(label);
        return entry == null ? null : entry.plural;
    }

    /** Whether the labels are the same, or one thing may bear both: synonyms, a part of the other's meaning, look-alikes. */
    public boolean related(String a, String b) {
        return a.equals(b)
                || related.getOrDefault(a, Set.of()).contains(b)
                || ((!entries.containsKey(a) || !entries.containsKey(b)) && (isKindOf(a, b) || isKindOf(b, a)));
    }

    /** Whether a label nobody described names the same by its form: a plural, or a compound with that head. */
    private static boolean isKindOf(String general, String special) {
        return special.equals(general + "s")
                || special.equals(general + "es")
                || (special.length() > general.length()
                        && special.endsWith(general)
                        && !Character.isLetter(special.charAt(special.length() - general.length() - 1)));
    }

    /** Whether a label nobody described looks like a noun with or without adjectives, and like no more than that. */
    private static boolean isPlainNoun(String label) {
        if (label.length() > 40 || !label.matches(PLAIN)) {
            return false;
        }
        for (String word : label.split("[ -]")) {
            if (NO_NOUN.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /**
     * How far the thing may run on behind its visible front, in metres: the longest horizontal side of an ordinary one
     * where that exceeds a metre and a half, else 0.
     */
    public double length(String label) {
        Entry entry = entries.get(label);
        return entry == null ? 0 : entry.length;
    }

    /** Whether smaller things are often held, worn or carried by it, or stand or lie on it. */
    public boolean holds(String label) {
        Entry entry = entries.get(label);
        return entry != null && entry.holds;
    }

    private static Labels load(String resource) {
        Map<String, Entry> entries = new HashMap<>();
        Map<String, Set<String>> related = new HashMap<>();
        try (InputStream in = Labels.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + resource + " is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] cells = line.split("\t", -1);
                if (cells.length != 7) {
                    throw new IllegalStateException(resource + ": expected 7 columns in '" + line + "'");
                }
                entries.put(
                        cells[0],
                        new Entry(
                                LabelKind.ofId(cells[1]),
                                emptyToNull(cells[2]),
                                emptyToNull(cells[3]),
                                cells[4].isEmpty() ? 0 : Double.parseDouble(cells[4]),
                                cells[6].equals("holds")));
                for (String other : cells[5].split(",")) {
                    if (!other.isBlank()) {
                        related.computeIfAbsent(cells[0], l -> new HashSet<>()).add(other.strip());
                        related.computeIfAbsent(other.strip(), l -> new HashSet<>())
                                .add(cells[0]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Labels(entries, related);
    }

    private static @Nullable String emptyToNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private record Entry(
            LabelKind kind,
            @Nullable String spoken,
            @Nullable String plural,
            double length,
            boolean holds) {}
}
