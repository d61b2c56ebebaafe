package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.cue.DepthCue;
import io.spatialforge.core.rule.cue.Thing;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stood in the way of one claim that a rule did not make: measured anew, on demand, by what the rule measures with.
 * Rules abstain hundreds of millions of times and say but the reason.
 *
 * @param measures the numbers that fell short of, or went beyond, their thresholds
 * @param regions ids of the regions to blame that the abstention does not name
 * @param labels related labels that are in the way
 * @param cause why a region has no name; null where it is not its label's doubt
 * @param names expressions that pick the region, which the question must not use
 * @param cues what each cue that speaks says of which is nearer
 */
public record CloserLook(
        List<Measure> measures,
        List<String> regions,
        List<String> labels,
        @Nullable Reason cause,
        List<Expression> names,
        List<Says> cues) {

    private static final CloserLook NOTHING = of(List.of(), List.of());

    /** What a cue says: which region is the nearer, and by what. */
    public record Says(String nearer, Measure measure) {}

    public CloserLook {
        measures = List.copyOf(measures);
        regions = List.copyOf(regions);
        labels = List.copyOf(labels);
        names = List.copyOf(names);
        cues = List.copyOf(cues);
    }

    private static CloserLook of(List<Measure> measures, List<String> regions) {
        return new CloserLook(measures, regions, List.of(), null, List.of(), List.of());
    }

    /**
     * Looks again at what a rule abstained on.
     *
     * @param about as the rule named it: a label, the id of a region, or of the kind of claim
     * @param other the second region's id; null where there is none
     */
    public static CloserLook at(SceneFacts facts, Task task, Reason reason, String about, @Nullable String other) {
        Scene scene = facts.scene();
        boolean byLabel = facts.labels().containsKey(about) && (task == Task.COUNTING || task == Task.GROUNDING);
        Region first = !byLabel && scene.hasRegion(about) ? scene.region(about) : null;
        Region second = other != null && scene.hasRegion(other) ? scene.region(other) : null;
        String label = first == null ? about : first.label();
        return switch (reason) {
            case TINY, FLAGGED, PERHAPS_PICTURED, POSSIBLE_DUPLICATE -> flawed(facts, reason, first, label);
            case TRUNCATED ->
                first == null || second == null
                        ? flawed(facts, reason, first, label)
                        : of(
                                List.of(),
                                List.of(cut(facts.scene().image(), first, second)
                                        .id()));
            case OVERLAP -> first == null ? NOTHING : overlapping(facts, task, first, second);
            case BELOW_MARGIN -> first == null ? NOTHING : belowMargin(facts, task, first, second);
            case CUES_DISAGREE, FEW_CUES -> first == null || second == null ? NOTHING : cues(facts, first, second);
            case TOO_MANY ->
                of(
                        List.of(new Measure(
                                "count",
                                instances(facts, label).size(),
                                facts.margins().maxCount())),
                        List.of());
            case RELATED_LABEL ->
                new CloserLook(List.of(), List.of(), related(facts, label), null, List.of(), List.of());
            case STRADDLES -> straddling(facts, label);
            case AMBIGUOUS -> first == null ? NOTHING : nameless(facts, first);
            case NO_DEPTH -> of(List.of(), withoutDepth(first, second));
            case NEAR_BOUNDARY -> first == null || second == null ? NOTHING : ofBearing(facts, first, second);
            default -> NOTHING;
        };
    }

    /** Which of two is cut; of two that are, the one that the lower border cuts. */
    private static Region cut(Image image, Region first, Region second) {
        boolean both = first.has(RegionFlag.TRUNCATED) && second.has(RegionFlag.TRUNCATED);
        return both
                ? second.box().y2() >= image.height() - 1 ? second : first
                : second.has(RegionFlag.TRUNCATED) ? second : first;
    }

    private static CloserLook flawed(SceneFacts facts, Reason reason, @Nullable Region region, String label) {
        Region culprit = region != null && facts.flaw(region) == reason ? region : null;
        for (Region instance : instances(facts, label)) {
            culprit = culprit == null && facts.flaw(instance) == reason ? instance : culprit;
        }
        if (culprit == null) {
            return NOTHING;
        }
        List<String> blamed = new ArrayList<>(culprit == region ? List.of() : List.of(culprit.id()));
        return of(measures(facts, reason, culprit, blamed), blamed);
    }

    private static List<Measure> measures(SceneFacts facts, Reason reason, Region region, List<String> blamed) {
        Image image = facts.scene().image();
        Margins margins = facts.margins();
        double area = (double) image.width() * image.height();
        List<Measure> measures = new ArrayList<>();
        if (reason == Reason.TINY) {
            double side = Math.min(region.box().width(), region.box().height()) * Math.sqrt(1e6 / area);
            if (region.box().area() < margins.tinyArea() * area) {
                measures.add(new Measure("area_share", region.box().area() / area, margins.tinyArea()));
            }
            if (side < margins.tinySide()) {
                measures.add(new Measure("shorter_side", side, margins.tinySide()));
            }
        } else if (reason == Reason.TRUNCATED) {
            measures.add(new Measure("cut_area_share", region.box().area() / area, margins.cutArea()));
        } else if (reason == Reason.PERHAPS_PICTURED) {
            Pictured.Doubt doubt = Pictured.of(facts.things()).doubt(facts.thing(region));
            Thing by = doubt == null ? null : doubt.by();
            if (by != null) {
                blamed.add(by.region().id());
            }
        } else if (reason == Reason.POSSIBLE_DUPLICATE) {
            for (Region other : facts.scene().regions()) {
                if (other == region || !Flaws.mayBeOne(facts.thing(region), facts.thing(other), margins, image)) {
                    continue;
                }
                blamed.add(other.id());
                measures.add(
                        region.shape() instanceof Point p && other.shape() instanceof Point q
                                ? new Measure(
                                        "point_gap",
                                        Math.hypot(p.x() - q.x(), p.y() - q.y())
                                                / Math.max(image.width(), image.height()),
                                        margins.pointGap())
                                : new Measure("duplicate_iou", region.box().iou(other.box()), margins.duplicateIou()));
                break;
            }
        }
        return measures;
    }

    private static CloserLook overlapping(SceneFacts facts, Task task, Region first, @Nullable Region second) {
        Margins margins = facts.margins();
        if (second == null) {
            boolean people = task == Task.PERSPECTIVE;
            double most = people ? FacingRule.CROWDED : ReferringRule.SAME_BOX;
            for (Region other : facts.scene().regions()) {
                double iou = other.box().iou(first.box());
                if (other != first
                        && iou > most
                        && (!people || Labels.standard().isPerson(other.label()))) {
                    return of(
                            List.of(new Measure(people ? "people_iou" : "same_box_iou", iou, most)),
                            List.of(other.id()));
                }
            }
            return NOTHING;
        }
        Box a = first.box();
        Box b = second.box();
        List<Measure> measures = new ArrayList<>();
        if (task == Task.LEFT_RIGHT) {
            if (a.iou(b) > margins.sideIou()) {
                measures.add(new Measure("side_iou", a.iou(b), margins.sideIou()));
            }
            if (LeftRightRule.shared(a, b) >= margins.sideOverlap()) {
                measures.add(new Measure("shared_interval", LeftRightRule.shared(a, b), margins.sideOverlap()));
            }
        } else if (task == Task.PERSPECTIVE) {
            if (a.overlapOfSmaller(b) > margins.bearingOverlap()) {
                measures.add(new Measure("viewer_overlap", a.overlapOfSmaller(b), margins.bearingOverlap()));
            }
        } else if (NearFarRule.compare(facts, first, second) instanceof DepthComparison.Untold u
                && u.measure() != null) {
            measures.add(u.measure());
        }
        return of(measures, List.of());
    }

    private static CloserLook belowMargin(SceneFacts facts, Task task, Region first, @Nullable Region second) {
        if (second == null) {
            FacingEstimate facing = first.facing();
            return task == Task.PERSPECTIVE && facing != null
                    ? of(List.of(FacingRule.confidence(facts, facing)), List.of())
                    : NOTHING;
        }
        if (task == Task.LEFT_RIGHT) {
            return of(
                    List.of(new Measure(
                            "centre_gap",
                            LeftRightRule.gap(facts, first, second),
                            LeftRightRule.asked(facts, first, second))),
                    List.of());
        }
        return NearFarRule.compare(facts, first, second) instanceof DepthComparison.Untold u && u.measure() != null
                ? of(List.of(u.measure()), List.of())
                : NOTHING;
    }

    private static CloserLook cues(SceneFacts facts, Region first, Region second) {
        List<Says> says = new ArrayList<>();
        for (DepthCue cue : DepthCue.ALL) {
            DepthCue.Vote vote = cue.vote(facts.scene(), facts.margins(), facts.thing(first), facts.thing(second));
            if (vote != null) {
                says.add(new Says(vote.nearer().id(), vote.measure()));
            }
        }
        DepthSource source = facts.scene().depth();
        if (says.isEmpty() && source != null && source.origin() == DepthSource.Origin.ESTIMATED) {
            DepthCue.Vote vote = DepthComparison.LOWER_EDGE.vote(
                    facts.scene(), facts.margins(), facts.thing(first), facts.thing(second));
            if (vote != null) {
                says.add(new Says(vote.nearer().id(), vote.measure()));
            }
        }
        List<Measure> measures = new ArrayList<>();
        if (says.isEmpty() && source != null && source.origin() == DepthSource.Origin.ESTIMATED) {
            edges(facts, facts.thing(first), facts.thing(second), measures);
        }
        if (NearFarRule.compare(facts, first, second) instanceof DepthComparison.Untold u && u.measure() != null) {
            measures.add(u.measure());
        }
        return new CloserLook(measures, List.of(), List.of(), null, List.of(), says);
    }

    /** By how little one of two ends lower in the picture, unless where they end tells nothing. */
    private static void edges(SceneFacts facts, Thing one, Thing other, List<Measure> measures) {
        boolean tells = !one.isAloft()
                && !other.isAloft()
                && !one.traits().isInTheAirOrWater()
                && !other.traits().isInTheAirOrWater();
        double gap = Math.abs(one.box().y2() - other.box().y2())
                / facts.scene().image().height();
        if (tells && gap < facts.margins().lowerGap()) {
            measures.add(new Measure("lower_edge", gap, facts.margins().lowerGap()));
        }
    }

    private static CloserLook straddling(SceneFacts facts, String label) {
        for (Region instance : instances(facts, label)) {
            Halves.Place place = Halves.likeliest(facts, instance);
            if (place.gap() < place.asked()) {
                return of(List.of(new Measure("half_gap", place.gap(), place.asked())), List.of(instance.id()));
            }
        }
        return NOTHING;
    }

    private static CloserLook nameless(SceneFacts facts, Region region) {
        SceneFacts.LabelFacts label = facts.labels().get(region.label());
        List<Expression> names = new ArrayList<>();
        for (References.Reference reference : facts.references().of(region)) {
            names.add(reference.expression());
        }
        if (label == null || !names.isEmpty()) {
            return new CloserLook(List.of(), List.of(), List.of(), null, names, List.of());
        }
        List<Measure> measures = label.isNamed() && label.instances().size() > 1
                ? facts.references().shortfalls(region, label.instances())
                : List.of();
        Reason cause = label.doubt();
        if (cause == null && !label.isNamed()) {
            cause = related(facts, region.label()).isEmpty() ? Reason.NOT_A_THING : Reason.RELATED_LABEL;
        }
        CloserLook why = cause == null ? NOTHING : flawed(facts, cause, null, region.label());
        List<String> related = cause == Reason.RELATED_LABEL ? related(facts, region.label()) : List.of();
        List<Measure> all = new ArrayList<>(measures);
        all.addAll(why.measures);
        return new CloserLook(all, why.regions, related, cause, List.of(), List.of());
    }

    private static CloserLook ofBearing(SceneFacts facts, Region viewer, Region target) {
        Measure shortfall = BearingRule.shortfall(facts, viewer, target);
        return shortfall == null ? NOTHING : of(List.of(shortfall), List.of());
    }

    private static List<String> related(SceneFacts facts, String label) {
        List<String> related = new ArrayList<>();
        for (String present : facts.labels().keySet()) {
            if (!present.equals(label) && Labels.standard().related(label, present)) {
                related.add(present);
            }
        }
        return related;
    }

    private static List<String> withoutDepth(@Nullable Region... regions) {
        List<String> without = new ArrayList<>();
        for (Region region : regions) {
            if (region != null && region.depth() == null) {
                without.add(region.id());
            }
        }
        return without;
    }

    private static List<Region> instances(SceneFacts facts, String label) {
        SceneFacts.LabelFacts of = facts.labels().get(label);
        return of == null ? List.of() : of.instances();
    }
}
