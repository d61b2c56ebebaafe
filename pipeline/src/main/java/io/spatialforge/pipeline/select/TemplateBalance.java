package io.spatialforge.pipeline.select;

import java.util.HashMap;
import java.util.Map;

/**
 * Sees to it that no template of a form is used more often than the others, to a tolerance. Templates are chosen by
 * chance, so that hardly anything has to be left out.
 */
final class TemplateBalance {

    /** Of fewer pairs what is uneven is chance, and left as it is. */
    private static final long ENOUGH = 1000;

    private final Map<String, Integer> limits = new HashMap<>();
    private final Map<String, Double> shares = new HashMap<>();
    private final long seed;

    /**
     * @param slack by how much the share of a template may exceed that of even shares, 0 to 1
     */
    TemplateBalance(Tally tally, long seed, double slack) {
        this.seed = seed;
        tally.byPart(Table.TEMPLATE).forEach((form, templates) -> {
            double[] counts =
                    templates.values().stream().mapToDouble(Parts::all).toArray();
            double all = 0;
            for (double count : counts) {
                all += count;
            }
            if (all >= ENOUGH) {
                double level = Evening.level(counts, 1.0 / counts.length + slack);
                double kept = 0;
                for (Map.Entry<String, Parts> template : templates.entrySet()) {
                    Parts pairs = template.getValue();
                    int limit = pairs.all() <= level ? Tally.PARTS : pairs.most((long) level);
                    limits.put(template.getKey(), limit);
                    kept += pairs.below(limit);
                }
                shares.put(form, kept / all);
            }
        });
    }

    /**
     * The part of a form's pairs that stays, 0 to 1.
     *
     * @param kind the form, or what begins with it
     */
    double share(String kind) {
        int end = kind.indexOf('/', kind.indexOf('/') + 1);
        return shares.getOrDefault(end < 0 ? kind : kind.substring(0, end), 1.0);
    }

    /** Whether a pair stays. */
    boolean keeps(PairKey pair) {
        Integer limit = limits.get(pair.how().template());
        return limit == null || Tally.part(pair, seed, Tally.TEMPLATES) < limit;
    }
}
