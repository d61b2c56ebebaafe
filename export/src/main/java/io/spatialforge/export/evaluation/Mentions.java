package io.spatialforge.export.evaluation;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer in words speaks of, and what it might have spoken of instead. */
final class Mentions {

    private Mentions() {}

    /** The things among which a question asks for one, in the claim's order; empty where it does not. */
    static List<QaRegion> candidates(QaPair pair) {
        return switch (pair.claim()) {
            case Claim.Nearer nearer -> ofClaim(pair);
            case Claim.LeftOf leftOf -> ofClaim(pair);
            case Claim.ExtremeDepth extreme -> ofClaim(pair);
            case Claim.DepthOrder order -> ofClaim(pair);
            case Claim.HorizontalOrder order -> ofClaim(pair);
            case Claim.Bearing bearing -> List.of();
            case Claim.Facing facing -> List.of();
            case Claim.Count count -> List.of();
            case Claim.Grounding grounding -> List.of();
            case Claim.Referring referring -> List.of();
        };
    }

    /** The one that the answer names; null if its words don't tell. */
    static @Nullable QaRegion answered(QaPair pair, List<QaRegion> candidates) {
        if (pair.claim() instanceof Claim.ExtremeDepth extreme) {
            return region(pair, extreme.region());
        }
        List<QaRegion> possible = new ArrayList<>(candidates);
        possible.removeIf(candidate -> isShown(candidate, pair.phrased().question())
                && !isShown(candidate, pair.phrased().answer()));
        if (possible.size() > 1) {
            possible.removeIf(candidate -> place(pair, candidate, candidates) < 0);
        }
        return possible.size() == 1 ? possible.getFirst() : null;
    }

    /** The things of an order as the answer lists them; empty if its words don't tell which way round that is. */
    static List<QaRegion> inOrder(QaPair pair) {
        List<QaRegion> order = candidates(pair);
        int last = -1;
        int rising = 0;
        int falling = 0;
        for (QaRegion candidate : order) {
            int place = place(pair, candidate, order);
            if (place >= 0 && last >= 0) {
                rising += place > last ? 1 : 0;
                falling += place < last ? 1 : 0;
            }
            last = place >= 0 ? place : last;
        }
        if (rising > 0 == falling > 0) {
            return List.of();
        }
        return rising > 0 ? order : order.reversed();
    }

    /** Where the answer names a thing: by its placeholder, or by a noun that no other has; -1 if that can't be told. */
    private static int place(QaPair pair, QaRegion region, List<QaRegion> candidates) {
        String answer = pair.phrased().answer();
        if (isShown(region, answer)) {
            return answer.indexOf(placeholder(region));
        }
        String noun = noun(region);
        for (QaRegion other : candidates) {
            if (other != region && overlaps(noun, noun(other))) {
                return -1;
            }
        }
        return answer.indexOf(noun);
    }

    private static boolean isShown(QaRegion region, String text) {
        return text.contains(placeholder(region));
    }

    private static String placeholder(QaRegion region) {
        return "{" + region.id() + "}";
    }

    private static boolean overlaps(String noun, String other) {
        return noun.contains(other) || other.contains(noun);
    }

    /** What a thing is called. */
    static String noun(QaRegion region) {
        return Labels.standard().spoken(region.label());
    }

    static @Nullable QaRegion region(QaPair pair, String id) {
        for (QaRegion region : pair.regions()) {
            if (region.id().equals(id)) {
                return region;
            }
        }
        return null;
    }

    /** Empty if the pair lacks one of them. */
    private static List<QaRegion> ofClaim(QaPair pair) {
        List<QaRegion> regions = new ArrayList<>();
        for (String id : pair.claim().regions()) {
            QaRegion region = region(pair, id);
            if (region == null) {
                return List.of();
            }
            regions.add(region);
        }
        return regions;
    }
}
