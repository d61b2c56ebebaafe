package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Judgement;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.config.JudgeConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.judge.Describer.Proposal;
import io.spatialforge.vision.pixels.PictureException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** All that is asked about one photograph: its pairs, and what a model says of its regions. */
public final class Hearing {

    /** What pairs in a model's words rest on. */
    static final String DESCRIBED = "described@1";

    private final Court court;
    private final Scene scene;
    private final List<QaPair> pairs;
    private final long chance;

    Hearing(Court court, Scene scene, List<QaPair> pairs) {
        this.court = court;
        this.scene = scene;
        this.pairs = List.copyOf(pairs);
        this.chance = court.chance(scene);
    }

    /**
     * What came of a pair.
     *
     * @param pair with the judgement, if there is one
     * @param finding null where it was not to be judged
     */
    public record Ruling(QaPair pair, @Nullable Finding finding) {}

    /**
     * What came of a region that was to be described.
     *
     * @param words of the model; empty where it did not answer
     * @param unfit why they can't be used; null where they can
     * @param finding of the judge; null where it was not asked
     * @param pairs in these words, if they were kept
     */
    public record Described(
            Region region,
            String words,
            @Nullable String unfit,
            @Nullable Finding finding,
            List<QaPair> pairs) {}

    /** What came of a photograph, in the order of its pairs and regions. */
    public record Heard(String image, List<Ruling> rulings, List<Described> described) {}

    Heard hear() throws Exception {
        List<Region> regions = regions();
        boolean judged = pairs.stream().anyMatch(court::judges);
        if (!judged && regions.isEmpty()) {
            return new Heard(
                    scene.image().id(),
                    pairs.stream().map(pair -> new Ruling(pair, null)).toList(),
                    List.of());
        }
        court.takeOut();
        try {
            return hear(regions);
        } finally {
            court.putAway();
        }
    }

    private List<Region> regions() {
        int most = court.describes(scene);
        if (court.describer() == null || most == 0) {
            return List.of();
        }
        RunConfig config = court.config();
        return Describer.regions(
                SceneFacts.of(scene, config.margins(), config.nearFarFromBoxes(), chance), most, chance);
    }

    private Heard hear(List<Region> regions) throws Exception {
        Exhibit exhibit;
        try {
            exhibit = court.exhibit(scene.image());
        } catch (PictureException e) {
            return impossible(regions, String.valueOf(e.getMessage()));
        }
        try (exhibit) {
            Map<String, Worded> worded = Worded.all(court.forge(), scene);
            List<Future<Ruling>> rulings = new ArrayList<>();
            for (QaPair pair : pairs) {
                if (court.judges(pair)) {
                    rulings.add(court.start(() -> ruled(pair, worded, exhibit)));
                }
            }
            List<Described> described = describe(regions, exhibit, rulings);
            List<Ruling> ruled = all(rulings);
            List<Ruling> inOrder = new ArrayList<>(pairs.size());
            int next = 0;
            for (QaPair pair : pairs) {
                inOrder.add(court.judges(pair) ? ruled.get(next++) : new Ruling(pair, null));
            }
            return new Heard(scene.image().id(), inOrder, described);
        }
    }

    private Heard impossible(List<Region> regions, String why) {
        Finding finding = Finding.impossible(why);
        return new Heard(
                scene.image().id(),
                pairs.stream()
                        .map(pair -> new Ruling(pair, court.judges(pair) ? finding : null))
                        .toList(),
                regions.stream()
                        .map(region -> new Described(region, "", null, finding, List.of()))
                        .toList());
    }

    private Ruling ruled(QaPair pair, Map<String, Worded> worded, Exhibit exhibit) throws Exception {
        Worded from = worded.get(pair.id());
        if (from == null) {
            throw new IllegalStateException("pair %s is none that %s gives"
                    .formatted(pair.id(), scene.image().id()));
        }
        long own = StableHash.with(chance, pair.id());
        Inquiry inquiry = court.inquiries().of(scene, pair, from, own);
        if (inquiry == null) {
            return new Ruling(pair, Finding.impossible("nothing else in the photograph could be picked instead"));
        }
        Finding finding =
                asked(inquiry, own, exhibit, court.config().judge().pairs().quorum());
        return new Ruling(
                finding.outcome() == Finding.Outcome.AGREED
                        ? pair.withEvidence(pair.evidence()
                                .withJudgement(
                                        new Judgement(court.judgeName(), finding.asked(), finding.agreed(), null)))
                        : pair,
                finding);
    }

    private Finding asked(Inquiry inquiry, long own, Exhibit exhibit, Quorum quorum) throws Exception {
        Juror juror = court.juror(exhibit);
        return court.drawing(() -> Deliberation.of(inquiry, quorum, own, (ballot, round) -> {
            String adjourned = court.adjourned();
            return adjourned != null ? new Vote.Missing(adjourned) : juror.vote(ballot, round);
        }));
    }

    /**
     * @param others what else is asked of the photograph, and must not be left behind
     */
    private List<Described> describe(List<Region> regions, Exhibit exhibit, List<Future<Ruling>> others)
            throws Exception {
        Describer describer = court.describer();
        JudgeConfig.Describe describe = court.config().judge().describe();
        if (regions.isEmpty() || describer == null || describe == null) {
            return List.of();
        }
        boolean done = false;
        try {
            List<Future<Proposal>> proposed = new ArrayList<>();
            for (Region region : regions) {
                proposed.add(court.start(() -> court.drawing(() -> proposed(describer, region, exhibit))));
            }
            List<Future<Described>> described = new ArrayList<>();
            for (Proposal proposal : Describer.unlike(scene, all(proposed))) {
                described.add(court.start(() -> judged(proposal, describer, describe, exhibit)));
            }
            List<Described> all = all(described);
            done = true;
            return all;
        } finally {
            if (!done) {
                settle(others);
            }
        }
    }

    private Proposal proposed(Describer describer, Region region, Exhibit exhibit)
            throws IOException, InterruptedException {
        String adjourned = court.adjourned();
        return adjourned != null
                ? new Proposal(region, null, Finding.open(adjourned))
                : describer.propose(region, exhibit);
    }

    private Described judged(Proposal proposal, Describer describer, JudgeConfig.Describe describe, Exhibit exhibit)
            throws Exception {
        Region region = proposal.region();
        return switch (proposal.description()) {
            case null -> new Described(region, "", null, proposal.finding(), List.of());
            case Description.Unfit unfit -> new Described(region, "", unfit.why(), null, List.of());
            case Description.Fit fit -> {
                long own = StableHash.with(StableHash.with(chance, "described"), region.id());
                Inquiry inquiry = Inquiries.words(scene, proposal.referring(), fit.text(), own);
                Finding finding = inquiry == null
                        ? Finding.impossible("nothing else in the photograph could be picked instead")
                        : asked(inquiry, own, exhibit, describe.quorum());
                yield new Described(
                        region,
                        fit.text(),
                        null,
                        finding,
                        finding.outcome() == Finding.Outcome.AGREED
                                ? pairs(proposal, finding, describe.quorum(), describer.name())
                                : List.of());
            }
        };
    }

    private List<QaPair> pairs(Proposal proposal, Finding finding, Quorum quorum, String proposer) {
        Evidence evidence = Evidence.of(DESCRIBED, new Measure("agreed", finding.agreed(), quorum.k()))
                .withJudgement(new Judgement(court.judgeName(), finding.asked(), finding.agreed(), proposer));
        List<QaPair> made = new ArrayList<>(2);
        for (Claim claim : List.of(proposal.grounding(), proposal.referring())) {
            if (court.config().tasks().contains(claim.task())) {
                made.add(court.forge().described(scene, claim, evidence));
            }
        }
        return made;
    }

    /** What became of all, in their order, once all are done; the first failure is thrown on. */
    private <T> List<T> all(List<Future<T>> futures) throws Exception {
        settle(futures);
        List<T> all = new ArrayList<>(futures.size());
        for (Future<T> future : futures) {
            try {
                all.add(future.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
        return all;
    }

    /** Waits until none of them uses the photograph any more. */
    private <T> void settle(List<Future<T>> futures) throws InterruptedException {
        for (Future<T> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                court.adjourn(String.valueOf(e.getMessage()));
            }
        }
    }
}
