package io.spatialforge.bench.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.judge.Ballot;
import io.spatialforge.pipeline.judge.Deliberation;
import io.spatialforge.pipeline.judge.Finding;
import io.spatialforge.pipeline.judge.Inquiries;
import io.spatialforge.pipeline.judge.Inquiry;
import io.spatialforge.pipeline.judge.Quorum;
import io.spatialforge.pipeline.judge.Vote;
import io.spatialforge.pipeline.judge.Worded;
import io.spatialforge.words.phrasing.Phraser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A right pair and the same made wrong, as they are put to a judge.
 *
 * @param kind what is asked for, for tables
 * @param truth keys of the right answer
 * @param number of a question of how many; 0 for others
 * @param chance of the pair
 */
public record Trial(String kind, Inquiry right, Inquiry wrong, Set<String> truth, int number, long chance) {

    private static final Inquiries INQUIRIES = new Inquiries(Phraser.standard());

    /** All that a scene gives. */
    static List<Trial> of(Scene scene, PairForge forge) {
        List<Trial> trials = new ArrayList<>();
        for (Worded worded : Worded.all(forge, scene).values()) {
            QaPair pair = worded.pair();
            long chance = StableHash.of(pair.id());
            QaPair corrupted = Corruption.of(scene, worded, StableHash.with(chance, "corruption"));
            Inquiry right = INQUIRIES.of(scene, pair, worded, chance);
            Inquiry wrong = corrupted == null ? null : INQUIRIES.of(scene, corrupted, worded, chance);
            if (right != null && wrong != null) {
                int number = pair.claim() instanceof Claim.Count count ? count.count() : 0;
                trials.add(new Trial(kind(pair.claim()), right, wrong, truth(pair.claim(), right), number, chance));
            }
        }
        return trials;
    }

    private static String kind(Claim claim) {
        return switch (claim) {
            case Claim.Nearer c -> "one of two";
            case Claim.LeftOf c -> "one of two";
            case Claim.ExtremeDepth c -> "one of three to five";
            case Claim.Bearing c -> "one of four words";
            case Claim.Facing c -> "one of four words";
            case Claim.DepthOrder c -> "an order";
            case Claim.HorizontalOrder c -> "an order";
            case Claim.Count c -> "a number";
            case Claim.Grounding c -> c.expression() instanceof Expression.Every ? "all boxes" : "one box";
            case Claim.Referring c -> "one box";
        };
    }

    private static Set<String> truth(Claim claim, Inquiry right) {
        return switch (claim) {
            case Claim.Grounding grounding -> new TreeSet<>(grounding.regions());
            case Claim.Count count -> new TreeSet<>(count.regions());
            case Claim.Nearer c -> Set.of(right.answer());
            case Claim.LeftOf c -> Set.of(right.answer());
            case Claim.ExtremeDepth c -> Set.of(right.answer());
            case Claim.DepthOrder c -> Set.of(right.answer());
            case Claim.HorizontalOrder c -> Set.of(right.answer());
            case Claim.Bearing c -> Set.of(right.answer());
            case Claim.Facing c -> Set.of(right.answer());
            case Claim.Referring c -> Set.of(right.answer());
        };
    }

    Finding ask(Inquiry inquiry, Quorum quorum, SimulatedJudge.Manner manner) throws IOException, InterruptedException {
        return Deliberation.of(inquiry, quorum, chance, judge(manner));
    }

    /** The same where options are only shuffled, each round by itself. */
    boolean passesIfShuffled(Inquiry inquiry, Quorum quorum, SimulatedJudge.Manner manner) {
        int agreed = 0;
        for (int round = 0; round < quorum.n(); round++) {
            long ofRound = StableHash.with(StableHash.with(chance, "shuffled"), round);
            Ballot ballot = inquiry.ballot(StableHash.below(ofRound, inquiry.seats()), round);
            if (judge(manner).vote(ballot, round) instanceof Vote.Given given && inquiry.isAnswer(given.key())) {
                agreed++;
            }
        }
        return agreed >= quorum.k();
    }

    private SimulatedJudge judge(SimulatedJudge.Manner manner) {
        return new SimulatedJudge(manner, truth, number, StableHash.with(chance, manner.toString()));
    }
}
