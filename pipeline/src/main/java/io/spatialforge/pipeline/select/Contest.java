package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about several things as what it mentions: their labels, and the manner in which they are mentioned. That is
 * what somebody who sees no image has to guess by.
 *
 * @param table what the contest is about
 * @param order the mentions in their true order, the one that is nearer or farther to the left first; or the one that is
 *     the answer first, and the others in any order
 * @param ends in which of them the order counts: all, or only the first
 */
record Contest(Table table, List<String> order, Ends ends) {

    /** Between the label of a mention and its manner. */
    private static final char MANNER = '|';

    enum Ends {
        /** The first one comes before all others, of which no order is known. */
        FIRST,
        /** Each comes before those after it. */
        ALL
    }

    /** What a pair's question compares; null where it compares nothing. */
    static @Nullable Contest of(QaPair pair) {
        return switch (pair.claim()) {
            case Claim.Nearer c -> of(pair, Table.NEARER, List.of(c.nearer(), c.farther()));
            case Claim.LeftOf c -> of(pair, Table.LEFT, List.of(c.left(), c.right()));
            case Claim.DepthOrder c -> of(pair, Table.DEPTH_ORDER, c.order());
            case Claim.HorizontalOrder c -> of(pair, Table.LEFT_ORDER, c.order());
            case Claim.ExtremeDepth c ->
                of(
                        pair,
                        c.which() == DepthEnd.NEAREST ? Table.NEAREST : Table.FARTHEST,
                        firstOf(c.region(), c.among()));
            case Claim.Bearing c -> null;
            case Claim.Facing c -> null;
            case Claim.Count c -> null;
            case Claim.Grounding c -> null;
            case Claim.Referring c -> null;
        };
    }

    /** A contest of which the mentions are known. */
    static Contest of(Table table, List<String> order) {
        return new Contest(table, order, ends(table));
    }

    private static Ends ends(Table table) {
        return table == Table.NEAREST || table == Table.FARTHEST ? Ends.FIRST : Ends.ALL;
    }

    private static Contest of(QaPair pair, Table table, List<String> ids) {
        List<QaPair.QaRegion> regions = new ArrayList<>(ids.size());
        for (String id : ids) {
            regions.add(region(pair, id));
        }
        List<String> mentions = new ArrayList<>(ids.size());
        for (QaPair.QaRegion region : regions) {
            mentions.add(
                    region.label() + MANNER + Manner.of(pair, region, regions).id());
        }
        return of(table, mentions);
    }

    private static List<String> firstOf(String first, List<String> all) {
        List<String> order = new ArrayList<>(all.size());
        order.add(first);
        for (String region : all) {
            if (!region.equals(first)) {
                order.add(region);
            }
        }
        return order;
    }

    static QaPair.QaRegion region(QaPair pair, String id) {
        for (QaPair.QaRegion region : pair.regions()) {
            if (region.id().equals(id)) {
                return region;
            }
        }
        throw new IllegalArgumentException("the pair " + pair.id() + " has no region " + id);
    }

    /** The label of a mention. */
    static String label(String mention) {
        return mention.substring(0, mention.lastIndexOf(MANNER));
    }

    /** The manner of a mention, with what sets it apart from a label. */
    static String manner(String mention) {
        return mention.substring(mention.lastIndexOf(MANNER));
    }

    /** Counts each two of the mentions of which it is known which comes first. */
    void tally(Tally tally) {
        int firsts = ends == Ends.FIRST ? 1 : order.size() - 1;
        for (int i = 0; i < firsts; i++) {
            for (int j = i + 1; j < order.size(); j++) {
                String before = order.get(i);
                String after = order.get(j);
                boolean sorted = before.compareTo(after) <= 0;
                tally.add(table, sorted ? before : after, sorted ? after : before, sorted ? 0 : 1, 1);
            }
        }
    }
}
