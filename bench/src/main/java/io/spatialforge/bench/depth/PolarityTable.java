package io.spatialforge.bench.depth;

import io.spatialforge.core.StableHash;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.depth.PolarityTest;
import io.spatialforge.vision.depth.PolarityTest.Verdict;
import io.spatialforge.vision.depth.PolarityTest.Vote;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often the test of polarity decides, and how often wrongly, by the number of photographs it is shown. */
final class PolarityTable {

    private static final int[] SIZES = {4, 8, 16, 32};
    private static final int SAMPLES = 2000;

    private final Map<String, List<Vote>> votes = new java.util.LinkedHashMap<>();

    /** Adds a photograph's map. */
    void add(String source, DepthMap map, DepthMeaning meaning) {
        votes.computeIfAbsent(source, s -> new ArrayList<>()).add(PolarityTest.vote(map, meaning, null));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| maps | votes for, against, none | photographs shown | right declaration: agrees, undecided,"
                + " contradicts | wrong declaration: contradicts, undecided, agrees |");
        lines.add("|---|---|---|---|---|");
        votes.forEach((source, all) -> {
            PolarityTest.Outcome whole = PolarityTest.of(all);
            for (int size : SIZES) {
                Map<Verdict, Integer> right = new EnumMap<>(Verdict.class);
                for (int sample = 0; sample < SAMPLES; sample++) {
                    long chance = StableHash.with(StableHash.of(source + size), "" + sample);
                    List<Vote> drawn = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        drawn.add(all.get(StableHash.below(StableHash.with(chance, "" + i), all.size())));
                    }
                    right.merge(PolarityTest.of(drawn).verdict(), 1, Integer::sum);
                }
                String shares = String.format(
                        Locale.ROOT,
                        "%.1f%%, %.1f%%, %.1f%%",
                        share(right, Verdict.AGREES),
                        share(right, Verdict.UNDECIDED),
                        share(right, Verdict.CONTRADICTS));
                // A wrong declaration turns every vote round, and so every verdict.
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %d, %d, %d | %d | %s | %s |",
                        source,
                        whole.agreeing(),
                        whole.contradicting(),
                        whole.silent(),
                        size,
                        shares,
                        shares));
            }
        });
        return lines;
    }

    private static double share(Map<Verdict, Integer> counts, Verdict verdict) {
        return 100.0 * counts.getOrDefault(verdict, 0) / SAMPLES;
    }
}
