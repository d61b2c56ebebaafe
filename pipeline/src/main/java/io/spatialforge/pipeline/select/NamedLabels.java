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
        return switch (pair.claim()) {
            case Claim.Count c -> new NamedLabels(List.of(c.label()), false);
            case Claim.Grounding c -> new NamedLabels(List.of(c.expression().label()), false);
            case Claim.Referring c -> new NamedLabels(List.of(c.expression().label()), false);
            case Claim.Facing c -> new NamedLabels(ofRegions(pair), false);
            case Claim.Nearer c -> new NamedLabels(ofRegions(pair), true);
            case Claim.DepthOrder c -> new NamedLabels(ofRegions(pair), true);
            case Claim.ExtremeDepth c -> new NamedLabels(ofRegions(pair), true);
            case Claim.LeftOf c -> new NamedLabels(ofRegions(pair), true);
            case Claim.HorizontalOrder c -> new NamedLabels(ofRegions(pair), true);
            case Claim.Bearing c -> new NamedLabels(ofRegions(pair), true);
        };
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
