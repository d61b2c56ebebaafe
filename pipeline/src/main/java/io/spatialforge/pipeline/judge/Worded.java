package io.spatialforge.pipeline.judge;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.forge.PairForge;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a pair came to its words.
 *
 * @param pair as it came out
 * @param candidate what was phrased
 * @param chance of the words
 */
public record Worded(QaPair pair, Candidate candidate, long chance) {

    /** All that a scene gives, by the ids of the pairs, in their order. */
    public static Map<String, Worded> all(PairForge forge, Scene scene) {
        Map<String, Worded> all = new LinkedHashMap<>();
        forge.forge(scene, new Taking(all));
        return all;
    }

    /** Takes down what is kept. */
    private record Taking(Map<String, Worded> all) implements PairForge.Outcome {
        @Override
        public void abstained(Task task, Reason reason, String about, @Nullable String other) {
            // gives no pair
        }

        @Override
        public void capped(Claim claim) {
            // gives no pair
        }

        @Override
        public void kept(QaPair pair) {
            throw new IllegalStateException("a pair without what it was phrased from");
        }

        @Override
        public void kept(QaPair pair, Candidate candidate, long chance) {
            all.put(pair.id(), new Worded(pair, candidate, chance));
        }

        @Override
        public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {
            // gives no pair
        }
    }
}
