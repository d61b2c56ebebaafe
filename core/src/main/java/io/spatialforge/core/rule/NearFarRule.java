package io.spatialforge.core.rule;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.DepthComparison.Order;
import io.spatialforge.core.rule.DepthComparison.Ordered;
import io.spatialforge.core.rule.DepthComparison.Untold;
import io.spatialforge.core.scene.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which is closer to the camera: of two, the nearest or farthest of several, and the order of three to five. What makes
 * one thing nearer than another, and when that can't be told, is {@link DepthComparison}'s; in an order each pair must be
 * clear, not only the adjacent ones, and the extreme must be clear of each other candidate. Pairs without depth are told
 * by their boxes, where the configuration lets them be.
 */
final class NearFarRule implements Rule {

    @Override
    public String id() {
        return "near-far@4";
    }

    @Override
    public Task task() {
        return Task.NEAR_FAR;
    }

    @Override
    public void apply(SceneFacts facts, Findings findings) {
        if (facts.scene().depth() == null && !facts.nearFarFromBoxes()) {
            if (facts.scene().regions().size() > 1) {
                findings.abstain(Task.NEAR_FAR, Reason.NO_DEPTH, "scene");
            }
            return;
        }
        facts.reportFlaws(Task.NEAR_FAR, findings);
        List<Region> sound = facts.sound();
        int n = sound.size();
        @Nullable Ordered[][] orders = new @Nullable Ordered[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                switch (compare(facts, sound.get(i), sound.get(j))) {
                    case Untold untold ->
                        findings.abstain(
                                Task.NEAR_FAR,
                                untold.reason(),
                                sound.get(i).id(),
                                sound.get(j).id());
                    case Ordered order -> {
                        orders[i][j] = order;
                        orders[j][i] = order;
                        findings.claim(pair(facts, order));
                    }
                }
            }
        }
        if (n >= Chain.SHORTEST) {
            order(facts, sound, orders, findings);
            extreme(facts, sound, orders, DepthEnd.NEAREST, findings);
            extreme(facts, sound, orders, DepthEnd.FARTHEST, findings);
        }
    }

    static Order compare(SceneFacts facts, Region a, Region b) {
        boolean depth = facts.scene().depth() != null && a.depth() != null && b.depth() != null;
        return depth || !facts.nearFarFromBoxes()
                ? DepthComparison.compare(facts.scene(), facts.margins(), a, b)
                : DepthComparison.byBoxes(facts.scene(), facts.margins(), a, b);
    }

    private Candidate pair(SceneFacts facts, Ordered order) {
        return new Candidate(
                new Claim.Nearer(order.nearer().id(), order.farther().id()),
                new Evidence(id(), order.basis(), order.measures()),
                List.of(mention(facts, order.nearer()), mention(facts, order.farther())));
    }

    /** A chain of regions each two of which are clearly ordered, begun at a region chosen by chance. */
    private void order(SceneFacts facts, List<Region> sound, @Nullable Ordered[][] orders, Findings findings) {
        long chance = StableHash.with(facts.chance(), "depth-order");
        List<Integer> chosen = new ArrayList<>(
                Chain.choose(sound.size(), facts.margins().maxOrder(), chance, (i, j) -> orders[i][j] != null));
        if (chosen.isEmpty()) {
            findings.abstain(Task.NEAR_FAR, Reason.BELOW_MARGIN, "depth-order");
            return;
        }
        chosen.sort(Comparator.comparingInt((Integer i) -> -nearerThan(orders, sound, chosen, i)));
        List<Ordered> among = new ArrayList<>();
        for (int i : chosen) {
            addOrders(orders, chosen, i, among);
        }
        List<Region> inOrder = at(chosen, sound);
        findings.claim(
                new Candidate(new Claim.DepthOrder(Region.ids(inOrder)), evidence(among), mentions(facts, inOrder)));
    }

    /** The nearest or farthest region of all, asked among itself and two to four others it is clear of. */
    private void extreme(
            SceneFacts facts, List<Region> sound, @Nullable Ordered[][] orders, DepthEnd which, Findings findings) {
        int n = sound.size();
        long chance = StableHash.with(StableHash.with(facts.chance(), "extreme-depth"), which.id());
        int size = Chain.length(facts.margins().maxOrder(), chance);
        int first = StableHash.below(StableHash.with(chance, "first"), n);
        for (int k = 0; k < n; k++) {
            int region = (first + k) % n;
            List<Integer> beaten = new ArrayList<>();
            for (int other = 0; other < n; other++) {
                Ordered order = orders[region][other];
                if (order != null
                        && (which == DepthEnd.NEAREST ? order.nearer() : order.farther()) == sound.get(region)) {
                    beaten.add(other);
                }
            }
            if (beaten.size() < Chain.SHORTEST - 1) {
                continue;
            }
            int skip = StableHash.below(StableHash.with(chance, "others"), beaten.size());
            List<Integer> among = new ArrayList<>(List.of(region));
            for (int i = 0; i < beaten.size() && among.size() < size; i++) {
                among.add(beaten.get((skip + i) % beaten.size()));
            }
            among.sort(Comparator.naturalOrder());
            List<Region> candidates = at(among, sound);
            List<Ordered> against = new ArrayList<>();
            addOrders(orders, among, region, against);
            findings.claim(new Candidate(
                    new Claim.ExtremeDepth(which, sound.get(region).id(), Region.ids(candidates)),
                    evidence(against),
                    mentions(facts, candidates)));
            return;
        }
        findings.abstain(Task.NEAR_FAR, Reason.BELOW_MARGIN, which.id());
    }

    private static int nearerThan(@Nullable Ordered[][] orders, List<Region> sound, List<Integer> chosen, int region) {
        int count = 0;
        for (int other : chosen) {
            Ordered order = orders[region][other];
            count += order != null && order.nearer() == sound.get(region) ? 1 : 0;
        }
        return count;
    }

    /** Adds how a region lies to the others chosen. */
    private static void addOrders(@Nullable Ordered[][] orders, List<Integer> chosen, int region, List<Ordered> among) {
        for (int other : chosen) {
            Ordered order = orders[region][other];
            if (order != null) {
                among.add(order);
            }
        }
    }

    /** What several orders rest on: of each decisive measure the one that passes its threshold by the least factor. */
    private Evidence evidence(List<Ordered> orders) {
        Set<String> bases = new TreeSet<>();
        Map<String, Measure> smallest = new LinkedHashMap<>();
        for (Ordered order : orders) {
            bases.add(order.basis());
            for (Measure measure : order.measures().subList(0, order.decisive())) {
                smallest.merge(
                        measure.name(),
                        measure,
                        (one, other) ->
                                one.value() * other.threshold() <= other.value() * one.threshold() ? one : other);
            }
        }
        return new Evidence(id(), String.join("+", bases), List.copyOf(smallest.values()));
    }

    private static List<Region> at(List<Integer> places, List<Region> regions) {
        List<Region> chosen = new ArrayList<>(places.size());
        for (int place : places) {
            chosen.add(regions.get(place));
        }
        return chosen;
    }

    private static List<Mention> mentions(SceneFacts facts, List<Region> regions) {
        List<Mention> mentions = new ArrayList<>(regions.size());
        for (Region region : regions) {
            mentions.add(mention(facts, region));
        }
        return mentions;
    }

    private static Mention mention(SceneFacts facts, Region region) {
        return facts.references().namedOrShown(region, References::givesNoDepthAway, "near-far");
    }
}
