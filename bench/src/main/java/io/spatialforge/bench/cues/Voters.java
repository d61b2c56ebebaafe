package io.spatialforge.bench.cues;

import io.spatialforge.bench.cues.Score.Voter;
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
import io.spatialforge.core.rule.cue.Thing;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.verify.Verifier;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is measured: cues alone, two that agree, and the rule with its verifier. */
public final class Voters {

    private Voters() {}

    /** Each cue, each two that look at different things, and the rule, by name. */
    public static Map<String, Voter> all(Margins margins, List<JudgedImage> images) {
        Map<String, Voter> voters = new LinkedHashMap<>();
        List<DepthCue> cues = DepthCue.ALL;
        for (DepthCue cue : cues) {
            voters.put(cue.id(), (image, pair) -> apart(image, pair, margins) ? vote(cue, margins, image, pair) : 0);
        }
        for (int i = 0; i < cues.size(); i++) {
            for (int j = i + 1; j < cues.size(); j++) {
                DepthCue one = cues.get(i);
                DepthCue other = cues.get(j);
                if (one.look() != other.look()) {
                    voters.put(one.id() + " + " + other.id(), (image, pair) -> {
                        int vote = apart(image, pair, margins) ? vote(one, margins, image, pair) : 0;
                        return vote != 0 && vote == vote(other, margins, image, pair) ? vote : 0;
                    });
                }
            }
        }
        voters.put("rule", rule(margins, images));
        return voters;
    }

    /** The claims of the near-far rule that the verifier holds too. */
    public static Voter rule(Margins margins, List<JudgedImage> images) {
        Rule nearFar = Rule.standard().stream()
                .filter(rule -> rule.task() == Task.NEAR_FAR)
                .findFirst()
                .orElseThrow();
        Map<String, Set<Claim>> claims = new LinkedHashMap<>();
        for (JudgedImage image : images) {
            Set<Claim> held = new HashSet<>();
            Verifier verifier = Verifier.of(image.scene());
            nearFar.apply(SceneFacts.of(image.scene(), margins, 1), new Findings() {
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
            claims.put(image.scene().image().id(), held);
        }
        return (image, pair) -> {
            Set<Claim> held = claims.getOrDefault(image.scene().image().id(), Set.of());
            String first = image.first(pair).id();
            String second = image.second(pair).id();
            return held.contains(new Claim.Nearer(first, second))
                    ? 1
                    : held.contains(new Claim.Nearer(second, first)) ? -1 : 0;
        };
    }

    private static boolean apart(JudgedImage image, JudgedImage.Pair pair, Margins margins) {
        return image.first(pair).box().overlapOfSmaller(image.second(pair).box()) < margins.touching();
    }

    private static int vote(DepthCue cue, Margins margins, JudgedImage image, JudgedImage.Pair pair) {
        Region first = image.first(pair);
        Vote vote = cue.vote(image.scene(), margins, Thing.of(first), Thing.of(image.second(pair)));
        return vote == null ? 0 : vote.nearer() == first ? 1 : -1;
    }
}
