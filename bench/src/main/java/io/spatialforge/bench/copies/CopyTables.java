package io.spatialforge.bench.copies;

import io.spatialforge.bench.objects.Share;
import io.spatialforge.vision.copies.CopyIndex;
import io.spatialforge.vision.copies.Miniature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** How many altered copies are found, and which different photographs are taken for copies. */
public final class CopyTables {

    private static final double[] STEPS = {0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95};

    private final List<Original> originals;
    private final List<String> lines = new ArrayList<>();

    public CopyTables(List<Original> originals) {
        this.originals = List.copyOf(originals);
    }

    /** The tables as lines of Markdown. */
    public List<String> lines() throws IOException {
        long heldOut = originals.stream().filter(Original::heldOut).count();
        List<String> plain = originals.stream()
                .filter(o -> o.miniature().isPlain())
                .map(Original::name)
                .toList();
        lines.add("%,d photographs, %,d of them held out; %,d have too little in them to be compared."
                .formatted(originals.size(), heldOut, plain.size()));
        plain.forEach(name -> System.err.println("too little in " + name));
        lines.add("");
        recall();
        different();
        return lines;
    }

    private void recall() throws IOException {
        List<Miniature> whole = originals.stream().map(Original::miniature).toList();
        CopyIndex index = index(whole);
        lines.add("### Found");
        lines.add("");
        lines.add("| altered | part | in one group | a copy | likeness: least, of one in twenty, median |");
        lines.add("|---|---|---|---|---|");
        for (Alteration alteration : Alteration.values()) {
            List<Miniature> copies =
                    originals.stream().map(o -> o.copies().get(alteration)).toList();
            CopyIndex ofCopies = index(copies);
            double[] likeness = new double[originals.size()];
            for (int i = 0; i < likeness.length; i++) {
                likeness[i] = Math.max(likeness(index, copies.get(i), i), likeness(ofCopies, whole.get(i), i));
            }
            row(alteration, false, likeness);
            row(alteration, true, likeness);
        }
        lines.add("");
    }

    private void row(Alteration alteration, boolean heldOut, double[] likeness) {
        double[] part = IntStream.range(0, likeness.length)
                .filter(i -> originals.get(i).heldOut() == heldOut)
                .mapToDouble(i -> likeness[i])
                .sorted()
                .toArray();
        Share grouped = Share.NONE;
        Share copies = Share.NONE;
        for (double value : part) {
            grouped = grouped.plus(Share.one(value >= CopyIndex.ALIKE));
            copies = copies.plus(Share.one(value >= CopyIndex.COPY));
        }
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f, %.2f, %.2f |",
                alteration.words(),
                heldOut ? "held out" : "tuning",
                grouped,
                copies,
                part[0],
                part[part.length / 20],
                part[part.length / 2]));
    }

    private static double likeness(CopyIndex index, Miniature copy, int original) throws IOException {
        double[] found = {0};
        index.find(copy, (number, match) -> {
            if (number == original) {
                found[0] = match.likeness();
            }
        });
        return found[0];
    }

    private void different() throws IOException {
        List<Miniature> all = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            all.add(originals.get(i).miniature());
            owners.add(i);
            for (Miniature copy : originals.get(i).copies().values()) {
                all.add(copy);
                owners.add(i);
            }
        }
        CopyIndex index = index(all);
        Map<Long, Double> between = new HashMap<>();
        Map<Long, Double> moments = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            int owner = owners.get(i);
            long self = i;
            index.tryAll(all.get(i), number -> owners.get(number) != owner, (number, match) -> {
                int other = owners.get(number);
                if (match.window().cut() <= 0.1) {
                    boolean samePlace = originals
                            .get(owner)
                            .place()
                            .equals(originals.get(other).place());
                    long pair = Math.min(self, number) << Integer.SIZE | Math.max(self, number);
                    (samePlace ? moments : between).merge(pair, match.likeness(), Math::max);
                }
            });
        }
        long n = originals.size();
        long each = 1 + Alteration.values().length;
        long places = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                places += originals.get(i).place().equals(originals.get(j).place()) ? 1 : 0;
            }
        }
        lines.add("### Different photographs");
        lines.add("");
        lines.add(
                "Pairs of unaltered photographs, and pairs of all files, altered ones included, that reach a likeness.");
        lines.add("");
        lines.add(
                "| likeness from | of %,d pairs of photographs | of %,d pairs of files | of %,d pairs of views of one place |"
                        .formatted(n * (n - 1) / 2 - places, (n * (n - 1) / 2 - places) * each * each, places));
        lines.add("|---|---|---|---|");
        for (double step : STEPS) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %.2f | %,d | %,d | %,d |",
                    step,
                    reaching(between, step, each),
                    reaching(between, step, 1),
                    reaching(moments, step, each)));
        }
        lines.add("");
    }

    /**
     * @param each files of one photograph, of which the first is unaltered; 1 to count all files
     */
    private static long reaching(Map<Long, Double> pairs, double likeness, long each) {
        return pairs.entrySet().stream()
                .filter(e -> e.getValue() >= likeness
                        && (each == 1
                                || ((e.getKey() >>> Integer.SIZE) % each == 0
                                        && (e.getKey() & 0xffffffffL) % each == 0)))
                .count();
    }

    private static CopyIndex index(List<Miniature> miniatures) {
        int[] numbers = IntStream.range(0, miniatures.size()).toArray();
        long[] codes = miniatures.stream().mapToLong(CopyIndex::code).toArray();
        return CopyIndex.of(numbers, codes, miniatures::get);
    }
}
