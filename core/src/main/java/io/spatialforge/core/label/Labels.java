package io.spatialforge.core.label;

import io.spatialforge.core.DataFile;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of labels beyond their names, from the data files in {@code knowledge}: how they are said, what kind of
 * noun they are, which kinds they belong to, which may be confused with which, and how they stand in the world.
 */
public final class Labels {

    /** In the order of reading; a label stands in one of them. */
    private static final List<String> FILES = List.of("common", "coco", "objects365", "openimages", "lvis", "voc");

    private static final Set<String> TRAITS = Set.of("holds", "ground", "rigid", "glass");

    private static final Labels STANDARD = load(); // after the constants that reading needs

    private final Map<String, Entry> entries;
    private final Map<String, Set<String>> ancestors;
    private final Map<String, Integer> numbers;
    private final BitSet[] related;
    private final FreeLabels free;

    private Labels(Map<String, Entry> entries, Map<String, Set<String>> ancestors, Map<String, Set<String>> related) {
        this.entries = entries;
        this.ancestors = ancestors;
        this.numbers = new HashMap<>();
        for (String label : new TreeSet<>(entries.keySet())) {
            numbers.put(label, numbers.size());
        }
        this.related = numbered(related);
        Map<String, LabelKind> kinds = new HashMap<>();
        Map<String, String> irregular = new HashMap<>();
        entries.forEach((label, entry) -> {
            kinds.put(label, entry.kind);
            if (entry.plural != null && entry.spoken == null && !entry.plural.equals(label)) {
                irregular.put(entry.plural, label);
            }
        });
        this.free = new FreeLabels(kinds, irregular);
    }

    /** The labels the project knows. */
    public static Labels standard() {
        return STANDARD;
    }

    /**
     * A corpus's spelling in its normal form: lower case, no space at the ends, single spaces within. Words joined by
     * underscores ({@code traffic_light}) are words; a path ({@code /m/0_9}) stays one.
     */
    public static String normal(String raw) {
        if (isNormal(raw)) {
            return raw;
        }
        String spaced = raw.indexOf('/') < 0 ? raw.replace('_', ' ') : raw;
        return spaced.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** Whether a text is in normal form already, as most are of millions that are asked about; false where unsure. */
    private static boolean isNormal(String raw) {
        char last = ' ';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c > '~' || (c >= 'A' && c <= 'Z') || c == '_' || (c == ' ' && last == ' ')) {
                return false;
            }
            last = c;
        }
        return last != ' ';
    }

    /** What kind of noun the label is; an unknown one that looks like a plain noun is of its head's, else a thing. */
    public LabelKind kind(String label) {
        Entry entry = entries.get(label);
        return entry != null ? entry.kind : free.of(label).kind();
    }

    /**
     * The known label that a label is, or is one or many of by its form: of "red cars" and "car" it is {@code car}, of
     * "young people" {@code person}; null if the label is no plain noun or its last word is not known.
     */
    public @Nullable String headOf(String label) {
        return entries.containsKey(label) ? label : free.of(label).head();
    }

    /** Whether an instance can be named ("the X") and instances can be counted. */
    public boolean isThing(String label) {
        return kind(label) == LabelKind.THING;
    }

    /**
     * The noun to say, singular: of {@code tv}, "screen", because COCO's class holds monitors too; of "red cars", a label
     * nobody described, "red car".
     */
    public String spoken(String label) {
        Entry entry = entries.get(label);
        if (entry == null) {
            return free.of(label).singular();
        }
        return entry.spoken == null ? label : entry.spoken;
    }

    /** The plural of {@link #spoken} where a library may get it wrong; null where none is recorded or given. */
    public @Nullable String irregularPlural(String label) {
        Entry entry = entries.get(label);
        if (entry != null) {
            return entry.plural;
        }
        FreeLabels.Form form = free.of(label);
        if (form.isPlural()) {
            return label;
        }
        String head = form.head();
        Entry of = head == null ? null : entries.get(head);
        return head == null || of == null || of.spoken != null || of.plural == null
                ? null
                : label.substring(0, label.length() - head.length()) + of.plural;
    }

    /**
     * Whether the labels are the same, or one thing may bear both: a kind and one of it, synonyms, look-alikes. A label
     * nobody described is related as its head is, and an expression to all that it names.
     */
    public boolean related(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        Integer numberOfA = numbers.get(a);
        Integer numberOfB = numbers.get(b);
        if (numberOfA != null && numberOfB != null) {
            return areRelated(numberOfA, numberOfB);
        }
        if (FreeLabels.isKindOf(a, b) || FreeLabels.isKindOf(b, a)) {
            return true;
        }
        for (String ofA : named(a)) {
            for (String ofB : named(b)) {
                if (ofA.equals(ofB) || areRelated(ofA, ofB)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean areRelated(String a, String b) {
        int numberOfA = number(a);
        int numberOfB = number(b);
        return numberOfA >= 0 && numberOfB >= 0 && areRelated(numberOfA, numberOfB);
    }

    /** Whether two different labels that the data files describe, each told by its {@link #number}, are related. */
    public boolean areRelated(int a, int b) {
        return related[a].get(b);
    }

    /** A number from 0 on of a label that the data files describe; -1 of another. */
    public int number(String label) {
        return numbers.getOrDefault(label, -1);
    }

    private BitSet[] numbered(Map<String, Set<String>> related) {
        BitSet[] numbered = new BitSet[numbers.size()];
        numbers.forEach((label, number) -> {
            numbered[number] = new BitSet();
            for (String other : related.getOrDefault(label, Set.of())) {
                int numberOfOther = number(other);
                if (numberOfOther >= 0) {
                    numbered[number].set(numberOfOther);
                }
            }
        });
        return numbered;
    }

    private Set<String> named(String label) {
        return entries.containsKey(label) ? Set.of(label) : free.of(label).named();
    }

    private @Nullable Entry entryOrHeads(String label) {
        String head = headOf(label);
        return head == null ? null : entries.get(head);
    }

    /**
     * How far the thing may run on behind its visible front, in metres: the longest horizontal side of an ordinary one
     * where that exceeds a metre and a half, else 0.
     */
    public double length(String label) {
        Entry entry = entryOrHeads(label);
        return entry == null ? 0 : entry.length;
    }

    /** Whether smaller things are often held, worn or carried by it, or stand or lie on it. */
    public boolean holds(String label) {
        Entry entry = entryOrHeads(label);
        return entry != null && entry.holds;
    }

    /** All kinds the label is one of, by the chain of parents: of {@code boy}, child and person; without itself. */
    public Set<String> kindsOf(String label) {
        return ancestors.getOrDefault(label, Set.of());
    }

    /** Whether it is the kind or, by the chain of parents, one of it. */
    public boolean isA(String label, String kind) {
        return label.equals(kind) || kindsOf(label).contains(kind);
    }

    /** Whether instances are people. */
    public boolean isPerson(String label) {
        return isA(label, "person");
    }

    /** Whether instances are animals. */
    public boolean isAnimal(String label) {
        return isA(label, "animal");
    }

    /** Whether instances are vehicles. */
    public boolean isVehicle(String label) {
        return isA(label, "vehicle");
    }

    /** Whether what is seen in it, in a mirror or through a window, lies elsewhere: no depth found there is its own. */
    public boolean isGlass(String label) {
        Entry entry = entryOrHeads(label);
        return entry != null && entry.glass;
    }

    /** Whether instances ordinarily stand on the ground or the floor, so that the lowest edge tells where. */
    public boolean standsOnGround(String label) {
        Entry entry = entries.get(label);
        return entry != null && entry.ground;
    }

    /** Whether instances have one shape and much the same size, so that the larger in the image is the nearer. */
    public boolean isRigid(String label) {
        Entry entry = entries.get(label);
        return entry != null && entry.rigid;
    }

    /** Whether the data files describe the label. */
    public boolean isKnown(String label) {
        return entries.containsKey(label);
    }

    /** All labels the data files describe. */
    public Set<String> known() {
        return Collections.unmodifiableSet(new TreeSet<>(entries.keySet()));
    }

    private static Labels load() {
        Map<String, Entry> entries = new HashMap<>();
        for (String name : FILES) {
            read("knowledge/" + name + ".tsv", entries);
        }
        return of(entries);
    }

    private static void read(String resource, Map<String, Entry> entries) {
        for (String[] cells : DataFile.rows(Labels.class, resource, 8)) {
            Set<String> traits = list(cells[7]);
            if (!TRAITS.containsAll(traits)) {
                throw new IllegalStateException(resource + ": unknown trait of '" + cells[0] + "'");
            }
            Entry entry = new Entry(
                    LabelKind.ofId(cells[1]),
                    emptyToNull(cells[2]),
                    emptyToNull(cells[3]),
                    cells[4].isEmpty() ? 0 : Double.parseDouble(cells[4]),
                    list(cells[5]),
                    list(cells[6]),
                    traits.contains("holds"),
                    traits.contains("ground"),
                    traits.contains("rigid"),
                    traits.contains("glass"));
            if (entries.put(cells[0], entry) != null) {
                throw new IllegalStateException(resource + ": '" + cells[0] + "' stands in these files twice");
            }
        }
    }

    private static Labels of(Map<String, Entry> entries) {
        Map<String, Set<String>> ancestors = new HashMap<>();
        Map<String, Set<String>> related = new HashMap<>();
        entries.forEach((label, entry) -> {
            Set<String> above = new TreeSet<>();
            climb(label, entries, above);
            above.remove(label);
            ancestors.put(label, above);
            for (String other : above) {
                relate(label, other, related);
            }
            for (String other : entry.related) {
                relate(label, other, related);
            }
        });
        return new Labels(entries, ancestors, related);
    }

    private static void climb(String label, Map<String, Entry> entries, Set<String> above) {
        Entry entry = entries.get(label);
        for (String parent : entry == null ? Set.<String>of() : entry.parents) {
            if (above.add(parent)) {
                climb(parent, entries, above);
            }
        }
    }

    private static void relate(String a, String b, Map<String, Set<String>> related) {
        related.computeIfAbsent(a, l -> new HashSet<>()).add(b);
        related.computeIfAbsent(b, l -> new HashSet<>()).add(a);
    }

    private static Set<String> list(String cell) {
        Set<String> items = new TreeSet<>();
        for (String item : cell.split(",")) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }

    private static @Nullable String emptyToNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private record Entry(
            LabelKind kind,
            @Nullable String spoken,
            @Nullable String plural,
            double length,
            Set<String> parents,
            Set<String> related,
            boolean holds,
            boolean ground,
            boolean rigid,
            boolean glass) {}
}
