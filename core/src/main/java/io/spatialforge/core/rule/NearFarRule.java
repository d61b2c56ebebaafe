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
import io.spatialforge.core.rule.cue.Thing;
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
        return "near-far@5";
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
        Orders orders = new Orders(facts.soundThings());
        int n = orders.things.size();
        for (int i = 0; i < n; i++) {
            Thing first = orders.things.get(i);
            for (int j = i + 1; j < n; j++) {
                Thing second = orders.things.get(j);
                switch (compare(facts, first, second)) {
                    case Untold untold ->
                        findings.abstain(
                                Task.NEAR_FAR,
                                untold.reason(),
                                first.region().id(),
                                second.region().id());
                    case Ordered order -> {
                        orders.put(i, j, order);
                        findings.claim(pair(facts, order));
                    }
                }
            }
        }
        if (n >= Chain.SHORTEST) {
            order(facts, orders, findings);
            extreme(facts, orders, DepthEnd.NEAREST, findings);
            extreme(facts, orders, DepthEnd.FARTHEST, findings);
        }
    }

    static Order compare(SceneFacts facts, Region a, Region b) {
        return compare(facts, facts.thing(a), facts.thing(b));
    }

    private static Order compare(SceneFacts facts, Thing a, Thing b) {
        boolean depth = facts.scene().depth() != null
                && a.region().depth() != null
                && b.region().depth() != null;
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
    private void order(SceneFacts facts, Orders orders, Findings findings) {
        long chance = StableHash.with(facts.chance(), "depth-order");
        List<Integer> chosen = new ArrayList<>(
                Chain.choose(orders.things.size(), facts.margins().maxOrder(), chance, orders::isClear));
        if (chosen.isEmpty()) {
            findings.abstain(Task.NEAR_FAR, Reason.BELOW_MARGIN, "depth-order");
            return;
        }
        chosen.sort(Comparator.comparingInt((Integer i) -> -orders.fartherThan(i, chosen)));
        List<Ordered> among = new ArrayList<>();
        for (int i : chosen) {
            orders.addTo(among, i, chosen);
        }
        List<Region> inOrder = orders.at(chosen);
        findings.claim(
                new Candidate(new Claim.DepthOrder(Region.ids(inOrder)), evidence(among), mentions(facts, inOrder)));
    }

    /** The nearest or farthest region of all, asked among itself and two to four others it is clear of. */
    private void extreme(SceneFacts facts, Orders orders, DepthEnd which, Findings findings) {
        int n = orders.things.size();
        long chance = StableHash.with(StableHash.with(facts.chance(), "extreme-depth"), which.id());
        int size = Chain.length(facts.margins().maxOrder(), chance);
        int first = StableHash.below(StableHash.with(chance, "first"), n);
        for (int k = 0; k < n; k++) {
            int region = (first + k) % n;
            if (orders.beatenBy(which, region) < Chain.SHORTEST - 1) {
                continue;
            }
            List<Integer> beaten = orders.allBeatenBy(which, region);
            int skip = StableHash.below(StableHash.with(chance, "others"), beaten.size());
            List<Integer> among = new ArrayList<>(List.of(region));
            for (int i = 0; i < beaten.size() && among.size() < size; i++) {
                among.add(beaten.get((skip + i) % beaten.size()));
            }
            among.sort(Comparator.naturalOrder());
            List<Region> candidates = orders.at(among);
            List<Ordered> against = new ArrayList<>();
            orders.addTo(against, region, among);
            findings.claim(new Candidate(
                    new Claim.ExtremeDepth(which, orders.region(region).id(), Region.ids(candidates)),
                    evidence(against),
                    mentions(facts, candidates)));
            return;
        }
        findings.abstain(Task.NEAR_FAR, Reason.BELOW_MARGIN, which.id());
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

    /** How each two things of a scene lie in depth, by their places. */
    private static final class Orders {

        private final List<Thing> things;
        private final @Nullable Ordered[][] orders;

        /** How many things each one is nearer than, and farther than. */
        private final int[] farther;

        private final int[] nearer;

        Orders(List<Thing> things) {
            this.things = things;
            orders = new @Nullable Ordered[things.size()][things.size()];
            farther = new int[things.size()];
            nearer = new int[things.size()];
        }

        void put(int i, int j, Ordered order) {
            orders[i][j] = order;
            orders[j][i] = order;
            boolean isFirst = order.nearer() == region(i);
            farther[isFirst ? i : j]++;
            nearer[isFirst ? j : i]++;
        }

        Region region(int place) {
            return things.get(place).region();
        }

        boolean isClear(int i, int j) {
            return orders[i][j] != null;
        }

        /** How many things a region is nearer than, where the nearest is asked for, or farther than. */
        int beatenBy(DepthEnd which, int region) {
            return switch (which) {
                case NEAREST -> farther[region];
                case FARTHEST -> nearer[region];
            };
        }

        List<Integer> allBeatenBy(DepthEnd which, int region) {
            List<Integer> beaten = new ArrayList<>();
            for (int other = 0; other < things.size(); other++) {
                Ordered order = orders[region][other];
                if (order != null && (which == DepthEnd.NEAREST ? order.nearer() : order.farther()) == region(region)) {
                    beaten.add(other);
                }
            }
            return beaten;
        }

        /** How many of the chosen ones are farther than a region. */
        int fartherThan(int region, List<Integer> chosen) {
            int count = 0;
            for (int other : chosen) {
                Ordered order = orders[region][other];
                count += order != null && order.nearer() == region(region) ? 1 : 0;
            }
            return count;
        }

        /** Adds how a region lies to the others chosen. */
        void addTo(List<Ordered> among, int region, List<Integer> chosen) {
            for (int other : chosen) {
                Ordered order = orders[region][other];
                if (order != null) {
                    among.add(order);
                }
            }
        }

        List<Region> at(List<Integer> places) {
            List<Region> chosen = new ArrayList<>(places.size());
            for (int place : places) {
                chosen.add(region(place));
            }
            return chosen;
        }
    }
}
