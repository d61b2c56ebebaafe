package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The labels that a pair is about, each once.
 *
 * @param all in their order
 * @param compares whether the question holds them against each other
 */
record NamedLabels(List<String> all, boolean compares) {

    static NamedLabels of(QaPair pair) {
        Claim claim = pair.claim();
        String label = claim.label();
        return label != null
                ? new NamedLabels(List.of(label), false)
                : new NamedLabels(ofRegions(pair), claim.regions().size() > 1);
    }

    private static List<String> ofRegions(QaPair pair) {
        TreeSet<String> labels = new TreeSet<>();
        for (QaPair.QaRegion region : pair.regions()) {
            labels.add(region.label());
        }
        return List.copyOf(labels);
    }

    /** Each two that the question holds against each other, as one text; a label with itself where it names no other. */
    List<String> twos() {
        List<String> twos = new ArrayList<>();
        if (compares && all.size() == 1) {
            twos.add(all.get(0) + " / " + all.get(0));
        }
        for (int i = 0; compares && i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                twos.add(all.get(i) + " / " + all.get(j));
            }
        }
        return twos;
    }
}
