package io.spatialforge.pipeline.explain;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.forge.PairForge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scene forged again: everything a rule looked at, with what came of it.
 *
 * @param facts what the rules asked of the scene
 * @param outcomes in the order in which the forge gives them
 */
public record Forged(Scene scene, SceneFacts facts, List<Outcome> outcomes) {

    public Forged {
        outcomes = List.copyOf(outcomes);
    }

    /** Forges a scene with the configuration of a run. */
    public static Forged of(PairForge forge, Scene scene) {
        SceneFacts facts = forge.facts(scene);
        Map<Claim, Candidate> candidates = new HashMap<>();
        Map<Class<?>, Integer> stated = new HashMap<>();
        forge.state(facts, new Findings() {
            @Override
            public void claim(Candidate candidate) {
                candidates.putIfAbsent(candidate.claim(), candidate);
                stated.merge(candidate.claim().getClass(), 1, Integer::sum);
            }

            @Override
            public void abstain(Task task, Reason reason, String about, @Nullable String other) {}
        });
        List<Outcome> outcomes = new ArrayList<>();
        forge.forge(scene, new PairForge.Outcome() {

            private final Map<String, Integer> seen = new HashMap<>();

            @Override
            public void abstained(Task task, Reason reason, String about, @Nullable String other) {
                String what = subject(task, about, other) + " " + reason.id();
                int before = seen.merge(what, 1, Integer::sum) - 1;
                long hash = StableHash.with(StableHash.of(scene.image().id()), what);
                outcomes.add(new Outcome.Abstained(
                        hex(StableHash.with(hash, before)), task, reason, about, other, regions(scene, about, other)));
            }

            @Override
            public void capped(Claim claim) {
                surplus(claim, Reason.OVER_CAP);
            }

            @Override
            public void beyondMix(Claim claim) {
                surplus(claim, Reason.MIX_FULL);
            }

            private void surplus(Claim claim, Reason reason) {
                Candidate candidate = candidate(claim);
                outcomes.add(new Outcome.Capped(
                        pair(scene, candidate, forge.phrase(scene, candidate)), candidate, reason, stated(claim)));
            }

            @Override
            public void kept(QaPair pair) {
                Candidate candidate = candidate(pair.claim());
                outcomes.add(new Outcome.Verified(pair, candidate, stated(pair.claim())));
            }

            @Override
            public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {
                Candidate candidate = candidate(claim);
                outcomes.add(new Outcome.Rejected(pair(scene, candidate, phrased), candidate, reason, why));
            }

            private int stated(Claim claim) {
                return stated.getOrDefault(claim.getClass(), 0);
            }

            private Candidate candidate(Claim claim) {
                Candidate candidate = candidates.get(claim);
                if (candidate == null) {
                    throw new IllegalStateException("the rules do not state " + claim + " a second time");
                }
                return candidate;
            }
        });
        return new Forged(scene, facts, outcomes);
    }

    /** How {@code dropped/forge/} names what a rule abstained on. */
    public static String subject(Task task, String about, @Nullable String other) {
        return other == null ? task.id() + " " + about : task.id() + " " + about + " " + other;
    }

    private static QaPair pair(Scene scene, Candidate candidate, Phrased phrased) {
        return PairForge.pair(scene, candidate.claim(), phrased, candidate.evidence());
    }

    private static List<String> regions(Scene scene, String about, @Nullable String other) {
        List<String> regions = new ArrayList<>();
        if (scene.hasRegion(about)) {
            regions.add(about);
        } else {
            scene.regions().stream().filter(r -> r.label().equals(about)).forEach(r -> regions.add(r.id()));
        }
        if (other != null && scene.hasRegion(other)) {
            regions.add(other);
        }
        return regions;
    }

    private static String hex(long id) {
        String digits = Long.toHexString(id);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
