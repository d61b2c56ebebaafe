package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Judgement;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.words.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What those said who checked a pair: the reader, the verifier and the judge. */
final class CheckWords {

    private CheckWords() {}

    /** What question and answer read back as. */
    static String reader(Reading reading, Claim claim, Names names) {
        return switch (reading) {
            case Reading.Stated stated ->
                stated.claim().equals(claim)
                        ? "Question and answer, read back without the template, say: "
                                + ClaimWords.sentence(stated.claim(), names) + " That is the claim."
                        : "Question and answer, read back, say something else: "
                                + ClaimWords.sentence(stated.claim(), names);
            case Reading.Counted counted ->
                "Question and answer, read back without the template, say that there %s %s%s."
                        .formatted(
                                counted.count() == 1 ? "is" : "are",
                                counted.count() + " "
                                        + (counted.count() == 1
                                                ? Names.singular(counted.label())
                                                : Names.plural(counted.label())),
                                counted.condition() == null
                                        ? ""
                                        : " that " + (counted.count() == 1 ? "is " : "are ")
                                                + ClaimWords.said(counted.condition()));
            case Reading.Failed failed -> "Question and answer can't be read back: " + failed.why() + ".";
        };
    }

    /** What the verifier derives from the raw scene, with the numbers it looks at. */
    static String verifier(Verdict verdict, Claim claim, Scene scene, Names names) {
        String said = switch (verdict) {
            case Verdict.Holds holds -> "The verifier, which shares nothing with the rule, derives the claim too.";
            case Verdict.Fails fails -> "The verifier derives the contrary: " + fails.why() + ".";
            case Verdict.Unknown unknown ->
                "The verifier can't derive the claim: " + unknown.reason().meaning() + ".";
        };
        String numbers = numbers(claim, scene, names);
        return numbers.isEmpty() ? said : said + " " + numbers;
    }

    private static String numbers(Claim claim, Scene scene, Names names) {
        return switch (claim) {
            case Claim.Nearer c -> depths(List.of(c.nearer(), c.farther()), scene, names);
            case Claim.DepthOrder c -> depths(c.order(), scene, names);
            case Claim.ExtremeDepth c -> depths(c.among(), scene, names);
            case Claim.LeftOf c -> edges(List.of(c.left(), c.right()), scene, names);
            case Claim.HorizontalOrder c -> edges(c.order(), scene, names);
            case Claim.Facing c -> body(scene.region(c.viewer()), names);
            case Claim.Bearing c ->
                body(scene.region(c.viewer()), names) + " " + depths(List.of(c.viewer(), c.target()), scene, names);
            case Claim.Count c -> counted(c.label(), scene);
            case Claim.Grounding c ->
                c.expression() instanceof Expression.Every every
                        ? counted(every.label(), scene)
                        : resolved(c.expression(), scene);
            case Claim.Referring c -> resolved(c.expression(), scene);
        };
    }

    /** The second statistic, which the rule never sees. */
    private static String depths(List<String> regions, Scene scene, Names names) {
        DepthSource source = scene.depth();
        List<String> said = new ArrayList<>();
        for (String id : regions) {
            RegionDepth depth = scene.region(id).depth();
            if (source == null || depth == null) {
                return "There is no depth of both, so it asks the boxes: who ends lower, who looks larger, who hides whom.";
            }
            String unit = source.kind() == DepthSource.Kind.METRIC ? " m" : "";
            said.add(names.the(id) + " " + DepthWords.number(depth.check().centre()) + unit);
        }
        return "It looks at a second statistic of the same pixels: " + Names.and(said)
                + (source != null && source.kind() == DepthSource.Kind.INVERSE ? " (larger is nearer)." : ".");
    }

    private static String edges(List<String> regions, Scene scene, Names names) {
        List<String> said = new ArrayList<>();
        for (String id : regions) {
            Box box = scene.region(id).box();
            said.add("%s from %s to %s, its middle at %s"
                    .formatted(
                            names.the(id),
                            RegionWords.pixel(box.x1()),
                            RegionWords.pixel(box.x2()),
                            RegionWords.pixel(box.centreX())));
        }
        return "It asks whether each one's middle lies beyond the other's edge: left to right, in pixels, "
                + Names.and(said) + ".";
    }

    private static String body(Region viewer, Names names) {
        Keypoints points = viewer.keypoints();
        if (points == null) {
            return "";
        }
        List<String> signs = new ArrayList<>();
        if (points.labelled(Keypoints.LEFT_SHOULDER) && points.labelled(Keypoints.RIGHT_SHOULDER)) {
            double apart = points.x(Keypoints.LEFT_SHOULDER) - points.x(Keypoints.RIGHT_SHOULDER);
            signs.add(String.format(
                    Locale.ROOT,
                    "the left shoulder is %.0f pixels to the %s of the right one",
                    Math.abs(apart),
                    apart < 0 ? "left" : "right"));
        }
        signs.add("the nose is " + (points.visible(Keypoints.NOSE) ? "seen" : "not seen"));
        signs.add("of the eyes " + seen(points, Keypoints.LEFT_EYE, Keypoints.RIGHT_EYE));
        signs.add("of the ears " + seen(points, Keypoints.LEFT_EAR, Keypoints.RIGHT_EAR));
        return "It looks at the raw points of the body of " + names.the(viewer.id()) + ": " + Names.and(signs) + ".";
    }

    private static String seen(Keypoints points, int left, int right) {
        boolean l = points.visible(left);
        boolean r = points.visible(right);
        return l && r ? "both are seen" : l ? "the left one is seen" : r ? "the right one is seen" : "neither is seen";
    }

    private static String counted(String label, Scene scene) {
        long count =
                scene.regions().stream().filter(r -> r.label().equals(label)).count();
        return "It counts %s anew: %d in all.".formatted(Names.plural(label), count);
    }

    private static String resolved(Expression expression, Scene scene) {
        long count = scene.regions().stream()
                .filter(r -> r.label().equals(expression.label()))
                .count();
        return count == 1
                ? "It looks for the only region of that label."
                : "It puts all %d %s in order and takes the one that is asked for, if it is clear of the next."
                        .formatted(count, Names.plural(expression.label()));
    }

    /** What a judge said. */
    static String judge(Evidence evidence, @Nullable String judgeOfRun) {
        Judgement judgement = evidence.judgement();
        if (judgement == null) {
            return judgeOfRun == null
                    ? "No judge was asked: the run had none."
                    : "The run's judge, %s, was not asked about this pair, or said nothing that was kept."
                            .formatted(judgeOfRun);
        }
        String proposed =
                judgement.proposer() == null ? "" : " The words were proposed by " + judgement.proposer() + ".";
        return "The judge %s, shown the photograph and asked %s with the options in another order each time, gave this"
                        .formatted(judgement.model(), times(judgement.asked()))
                + " answer " + times(judgement.agreed()) + "." + proposed;
    }

    private static String times(int count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }
}
