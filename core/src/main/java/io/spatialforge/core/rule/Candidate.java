package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Mention;
import java.util.List;

/**
 * A claim that a rule makes, ready to be put into words.
 *
 * @param mentions how a question may mention the claim's regions, one for each region that a question must mention
 */
public record Candidate(Claim claim, Evidence evidence, List<Mention> mentions) {

    /**
     * How the region is mentioned.
     *
     * @throws IllegalArgumentException if the candidate has no mention for it
     */
    public Mention mention(String region) {
        for (Mention mention : mentions) {
            if (mention.region().equals(region)) {
                return mention;
            }
        }
        throw new IllegalArgumentException("the claim " + claim + " does not mention '" + region + "'");
    }
}
