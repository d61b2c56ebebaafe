package io.spatialforge.bench.depth;

import io.spatialforge.bench.depth.Looks.Way;
import io.spatialforge.bench.depth.MeasuredScene.Pair;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.rule.cue.DepthCue;
import io.spatialforge.core.rule.cue.DepthCue.Vote;
import io.spatialforge.core.rule.cue.LowerEdge;
import io.spatialforge.core.rule.cue.Thing;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.verify.Verifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is measured: depth alone, cues alone, two that agree, and the rule with its verifier. */
final class DepthVoters {

    /** Says which of a pair is nearer. */
    interface Voter {

        /** 1 for the first, -1 for the second, 0 where it does not say. */
        int vote(MeasuredScene scene, Pair pair);
    }

    private DepthVoters() {}

    /** The order of the depths of two regions that do not share half of the smaller one, whatever lies between. */
    static Voter order(Way way) {
        return (scene, pair) -> {
            Both both = Both.of(scene, way, pair);
            return both == null ? 0 : both.order();
        };
    }

    /** The same beyond a gap. */
    static Voter gap(Way way, double gap) {
        return (scene, pair) -> {
            Both both = Both.of(scene, way, pair);
            return both != null && both.gap() >= gap ? both.order() : 0;
        };
    }

    /** The same beyond the margins of the rule, extents apart. */
    static Voter depth(Way way, double gap, double ratio) {
        return (scene, pair) -> {
            Both both = Both.of(scene, way, pair);
            return both != null && both.apart() && both.gap() >= gap && both.ratio() >= ratio ? both.order() : 0;
        };
    }

    static Voter cue(DepthCue cue, Margins margins) {
        return (scene, pair) -> {
            Scene plain = scene.scene(Way.SMALL);
            Region first = plain.regions().get(pair.first());
            Region second = plain.regions().get(pair.second());
            if (first.box().overlapOfSmaller(second.box()) >= margins.touching()) {
                return 0;
            }
            Vote vote = cue.vote(plain, margins, Thing.of(first), Thing.of(second));
            return vote == null ? 0 : vote.nearer() == first ? 1 : -1;
        };
    }

    static Voter agreeing(Voter one, Voter other) {
        return (scene, pair) -> {
            int vote = one.vote(scene, pair);
            return vote != 0 && vote == other.vote(scene, pair) ? vote : 0;
        };
    }

    /** All cues, the lower edge among them. */
    static List<DepthCue> cues() {
        List<DepthCue> cues = new ArrayList<>(DepthCue.ALL);
        cues.add(new LowerEdge());
        return cues;
    }

    /** What is shown in the table of cues, by name. */
    static Map<String, Voter> all(Set<Way> ways, Margins margins) {
        Map<String, Voter> voters = new LinkedHashMap<>();
        for (Way way : ways) {
            voters.put("order of depth, " + way.title(), order(way));
        }
        for (DepthCue cue : cues()) {
            voters.put(cue.id().replace('_', ' '), cue(cue, margins));
        }
        for (DepthCue cue : cues()) {
            voters.put("order of depth + " + cue.id().replace('_', ' '), agreeing(order(Way.SMALL), cue(cue, margins)));
        }
        for (Way way : ways) {
            if (way != Way.SMALL) {
                voters.put("order of depth, 320×192 + " + way.title(), agreeing(order(Way.SMALL), order(way)));
            }
        }
        Voter beyond = depth(Way.SMALL, margins.inverseGap(), margins.estimatedRatio());
        voters.put("depth beyond its margins", beyond);
        for (DepthCue cue : cues()) {
            voters.put("depth beyond its margins + " + cue.id().replace('_', ' '), agreeing(beyond, cue(cue, margins)));
        }
        for (Way way : ways) {
            if (way != Way.SMALL) {
                voters.put("depth beyond its margins + " + way.title(), agreeing(beyond, order(way)));
            }
        }
        return voters;
    }

    /** The claims of the near-far rule that the verifier holds too. */
    static Voter rule(Function<MeasuredScene, Scene> seenAs, Margins margins, List<MeasuredScene> scenes) {
        Rule nearFar = Rule.standard().stream()
                .filter(rule -> rule.task() == Task.NEAR_FAR)
                .findFirst()
                .orElseThrow();
        Map<MeasuredScene, Set<Claim>> claims = new HashMap<>();
        for (MeasuredScene scene : scenes) {
            Set<Claim> held = new HashSet<>();
            Scene seen = seenAs.apply(scene);
            Verifier verifier = Verifier.of(seen);
            nearFar.apply(SceneFacts.of(seen, margins, 1), new Findings() {
                @Override
                public void claim(Candidate candidate) {
                    if (verifier.derive(candidate.claim()) instanceof Verdict.Holds) {
                        held.add(candidate.claim());
                    }
                }

                @Override
                public void abstain(Task task, Reason reason, String about, @Nullable String other) {
                    // what is not claimed is not voted for
                }
            });
            claims.put(scene, held);
        }
        return (scene, pair) -> {
            Set<Claim> held = claims.getOrDefault(scene, Set.of());
            String first = "r" + pair.first();
            String second = "r" + pair.second();
            return held.contains(new Claim.Nearer(first, second))
                    ? 1
                    : held.contains(new Claim.Nearer(second, first)) ? -1 : 0;
        };
    }

    /** The depths of two regions of which neither lies half in the other. */
    private record Both(DepthSource source, DepthExtent first, DepthExtent second) {

        static @Nullable Both of(MeasuredScene scene, Way way, Pair pair) {
            Scene seen = scene.scene(way);
            Region a = seen.regions().get(pair.first());
            Region b = seen.regions().get(pair.second());
            RegionDepth da = a.depth();
            RegionDepth db = b.depth();
            DepthSource source = seen.depth();
            boolean touching =
                    a.box().overlapOfSmaller(b.box()) >= Margins.ofDefaults().touching();
            return touching || da == null || db == null || source == null
                    ? null
                    : new Both(source, da.stated(), db.stated());
        }

        int order() {
            return (int) Math.signum(first.centre() - second.centre());
        }

        double gap() {
            return Math.abs(first.centre() - second.centre()) / (source.high() - source.low());
        }

        double ratio() {
            double smaller = Math.min(first.centre(), second.centre());
            return smaller <= 0 ? Double.POSITIVE_INFINITY : Math.max(first.centre(), second.centre()) / smaller;
        }

        boolean apart() {
            DepthExtent near = order() > 0 ? first : second;
            DepthExtent far = near == first ? second : first;
            return near.far() > far.near();
        }
    }
}
