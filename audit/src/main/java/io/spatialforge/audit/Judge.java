package io.spatialforge.audit;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of one pair whether it is right: first whether its words fit its claim, then whether its claim fits the truth. */
final class Judge {

    private final Truth truth;

    Judge(Truth truth) {
        this.truth = truth;
    }

    /**
     * What truth says of a pair.
     *
     * @param place whose pairs are not independent of this one
     */
    record Judged(Outcome outcome, String place) {}

    Outcome judge(QaPair pair) {
        return judge(pair, (claim, image, matching) -> {}).outcome;
    }

    /** Takes what a pair is about, where its photograph has a record. */
    @FunctionalInterface
    interface About {
        void found(Claim claim, TruthImage image, Matching matching);
    }

    Judged judge(QaPair pair, About about) {
        String words = Words.inconsistency(pair);
        Outcome misworded = words == null ? null : Outcome.wrong("the words: " + words);
        return switch (truth.find(pair.image())) {
            case Truth.Found.None none ->
                new Judged(
                        misworded == null ? Outcome.notJudged(none.gap()) : misworded,
                        "photograph " + pair.image().id());
            case Truth.Found.Record record -> {
                TruthImage image = record.image();
                Matching matching = new Matching(pair.regions(), image, truth.aliases());
                about.found(pair.claim(), image, matching);
                yield new Judged(misworded == null ? judge(pair.claim(), image, matching) : misworded, image.place());
            }
        };
    }

    private Outcome judge(Claim claim, TruthImage image, Matching matching) {
        SetJudge sets = new SetJudge(truth, image, matching);
        return switch (claim) {
            case Claim.Nearer c -> inDepth(List.of(c.nearer(), c.farther()), image, matching);
            case Claim.DepthOrder c -> inDepth(c.order(), image, matching);
            case Claim.ExtremeDepth c -> extreme(c, image, matching);
            case Claim.LeftOf c -> acrossImage(List.of(c.left(), c.right()), matching);
            case Claim.HorizontalOrder c -> acrossImage(c.order(), matching);
            case Claim.Count c -> sets.count(c);
            case Claim.Grounding c -> sets.grounding(c);
            case Claim.Referring c -> sets.referring(c);
            case Claim.Facing c -> {
                TruthObject viewer = matching.object(c.viewer());
                yield viewer == null ? Outcome.notJudged(Gap.REGION_UNMATCHED) : PersonJudge.facing(viewer, c.facing());
            }
            case Claim.Bearing c -> {
                TruthObject viewer = matching.object(c.viewer());
                TruthObject target = matching.object(c.target());
                yield viewer == null || target == null
                        ? Outcome.notJudged(Gap.REGION_UNMATCHED)
                        : PersonJudge.bearing(viewer, target, c.direction());
            }
        };
    }

    private static Outcome inDepth(List<String> order, TruthImage image, Matching matching) {
        List<TruthObject> objects = objects(order, matching);
        if (objects == null) {
            return Outcome.notJudged(Gap.REGION_UNMATCHED);
        }
        List<Outcome> pairs = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            for (int j = i + 1; j < objects.size(); j++) {
                pairs.add(DepthJudge.nearer(objects.get(i), objects.get(j), image));
            }
        }
        return all(pairs);
    }

    private static Outcome extreme(Claim.ExtremeDepth claim, TruthImage image, Matching matching) {
        TruthObject chosen = matching.object(claim.region());
        List<TruthObject> among = objects(claim.among(), matching);
        if (chosen == null || among == null) {
            return Outcome.notJudged(Gap.REGION_UNMATCHED);
        }
        List<Outcome> pairs = new ArrayList<>();
        for (TruthObject other : among) {
            if (!other.equals(chosen)) {
                pairs.add(
                        claim.which() == DepthEnd.NEAREST
                                ? DepthJudge.nearer(chosen, other, image)
                                : DepthJudge.nearer(other, chosen, image));
            }
        }
        return all(pairs);
    }

    private static Outcome acrossImage(List<String> order, Matching matching) {
        List<TruthObject> objects = objects(order, matching);
        if (objects == null) {
            return Outcome.notJudged(Gap.REGION_UNMATCHED);
        }
        for (int i = 1; i < objects.size(); i++) {
            TruthObject left = objects.get(i - 1);
            TruthObject right = objects.get(i);
            if (!(SetJudge.middle(left) < SetJudge.middle(right))) {
                return Outcome.wrong("%s at x %.0f is not left of %s at x %.0f"
                        .formatted(left.label(), SetJudge.middle(left), right.label(), SetJudge.middle(right)));
            }
        }
        return Outcome.RIGHT;
    }

    /** Wrong if one is wrong, and a near miss only if all wrong ones are; else unknown if one is; else right. */
    private static Outcome all(List<Outcome> outcomes) {
        Outcome.Wrong wrong = null;
        Outcome.NotJudged unknown = null;
        boolean contested = false;
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Right right -> contested |= right.contested();
                case Outcome.Wrong w -> {
                    if (wrong == null || wrong.nearMiss()) {
                        wrong = w;
                    }
                }
                case Outcome.NotJudged n -> unknown = n;
            }
        }
        if (wrong != null) {
            return wrong;
        }
        return unknown != null ? unknown : new Outcome.Right(contested);
    }

    private static @Nullable List<TruthObject> objects(List<String> regions, Matching matching) {
        List<TruthObject> objects = new ArrayList<>();
        for (String region : regions) {
            TruthObject object = matching.object(region);
            if (object == null) {
                return null;
            }
            objects.add(object);
        }
        return objects;
    }
}
