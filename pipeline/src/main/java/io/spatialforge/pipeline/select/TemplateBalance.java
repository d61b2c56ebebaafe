package io.spatialforge.pipeline.select;

import io.spatialforge.core.qa.QaPair;
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
                templates.forEach((template, pairs) ->
                        limits.put(template, pairs.most((long) Math.min(level, (double) pairs.all()))));
            }
        });
    }

    /** Whether a pair stays. */
    boolean keeps(QaPair pair) {
        Integer limit = limits.get(pair.phrased().template());
        return limit == null || limit == Tally.PARTS || Tally.part(pair, seed, Tally.TEMPLATES) < limit;
    }
}
