package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.cue.CueAgreement;
import io.spatialforge.core.rule.cue.DepthCue;
import io.spatialforge.core.rule.cue.DepthCue.Vote;
import io.spatialforge.core.rule.cue.LabelTraits;
import io.spatialforge.core.rule.cue.LowerEdge;
import io.spatialforge.core.rule.cue.Thing;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two regions lie in depth: the one decision behind every near-far claim, "the nearest chair", and "beside".
 *
 * <p>One region is nearer only if all of this holds; else it can't be told.
 *
 * <ul>
 *   <li>They do not seem to touch: what holds, wears, supports or contains another has no order with it. Boxes that share
 *       half of the smaller one count as touching (in human judgements only a third of such pairs are clear, against 87%
 *       of the others), and so does any smaller thing whose box meets that of a person, a table, a bed or the like.
 *   <li>Their own extents in depth are separate. A thing that runs on behind its visible front (a bus seen from the
 *       front) counts with its ordinary length.
 *   <li>The ratio of their distances passes the margin, both along the optical axis and along the ray: a thing at the
 *       edge of a wide picture is farther from the camera than its depth along the axis says. Without the camera's focal
 *       length, 0.8 of the longer side is assumed (64° across), on the wide side of ordinary photographs; by half the
 *       margin the order must hold for a picture of 100° across, too.
 *   <li>For inverse depth with unknown offset ratios mean little: the gap is held against the scene's robust range, and
 *       a scene whose whole range is small gives nothing.
 *   <li>The farther one is not cut by the lower border, beyond which it comes nearer.
 *   <li>No cue of the boxes that speaks says the contrary.
 *   <li>A second look, by another model or at another size, says the same where it knows both.
 *   <li>Of depth that a network estimated more is asked: a ratio of the values that leaves room for its errors, which
 *       grow with nearness, and a second witness, a cue of the boxes or at least {@link LowerEdge the lower edge}. On
 *       photographs with measured depth one small network was then right in all of 174 clear orders and in 32 of 36 others,
 *       against 80% of all orders it would give (docs/near-far-from-depth.md).
 * </ul>
 *
 * <p>Without depth, boxes alone can tell, if two cues that look at different things agree and none says the contrary.
 */
final class DepthComparison {

    /** What evidence names as the source of depth where there was none. */
    static final String BOXES = "boxes";

    private static final double ASSUMED_FOCAL = 0.8;

    /** Of a very wide picture, 100° across: there the order must hold as well, by half the margin. */
    private static final double WIDE_FOCAL = 0.42;

    /** A box that ends so near to the border of the image, in pixels, is cut by it. */
    private static final double BORDER = 1;

    private static final Untold NO_DEPTH = new Untold(Reason.NO_DEPTH);
    private static final Untold MAY_TOUCH = new Untold(Reason.OVERLAP);
    private static final Untold FEW_CUES = new Untold(Reason.FEW_CUES);
    private static final Untold CUES_DISAGREE = new Untold(Reason.CUES_DISAGREE);

    static final DepthCue LOWER_EDGE = new LowerEdge();

    /** What the unknown length of a thing does to the ratio that is asked for where depth is not in metres. */
    private static final double LONG_THING_RATIO = 1.5;

    /** The same of vehicles and other things of more than {@link #VERY_LONG} metres, whose end may be all that is seen. */
    private static final double VERY_LONG_THING_RATIO = 3;

    private static final double VERY_LONG = 4;

    private DepthComparison() {}

    /** Result of a comparison: the nearer and the farther one with the numbers, or why it can't be told. */
    sealed interface Order {}

    /**
     * @param basis id of the depth used, or {@link #BOXES}
     * @param decisive how many of the measures, from the first, say how clear the order is
     */
    record Ordered(Region nearer, Region farther, String basis, int decisive, List<Measure> measures)
            implements Order {}

    /**
     * @param measure the number that fell short of its threshold; null where it was no number
     */
    record Untold(Reason reason, @Nullable Measure measure) implements Order {
        Untold(Reason reason) {
            this(reason, null);
        }
    }

    /** By the depth of both, which the cues of their boxes must not contradict. */
    static Order compare(Scene scene, Margins margins, Thing one, Thing other) {
        DepthSource source = scene.depth();
        Region a = one.region();
        Region b = other.region();
        if (source == null || a.depth() == null || b.depth() == null) {
            return NO_DEPTH;
        }
        double common = one.box().intersection(other.box());
        double shared = ofSmaller(common, one, other);
        if (shared >= margins.touching()) {
            return new Untold(Reason.OVERLAP, new Measure("overlap", shared, margins.touching()));
        }
        if (common > 0 && mayTouch(one, other)) {
            return MAY_TOUCH;
        }
        Order order = byDepth(
                scene.image(),
                source,
                margins,
                a,
                b,
                a.depth().stated(),
                b.depth().stated(),
                shared);
        if (!(order instanceof Ordered byDepth)) {
            return order;
        }
        if (isCutBelow(scene.image(), byDepth.farther())) {
            return new Untold(Reason.TRUNCATED);
        }
        CueAgreement cues = CueAgreement.of(scene, margins, one, other);
        if (cues.disagree() || cues.nearer() == byDepth.farther()) {
            return CUES_DISAGREE;
        }
        List<Measure> measures = new ArrayList<>(byDepth.measures());
        measures.addAll(cues.measures());
        Double gap = secondGap(byDepth.nearer(), byDepth.farther());
        if (gap != null) {
            Measure second = new Measure("second_gap", gap, margins.secondGap());
            if (gap < margins.secondGap()) {
                return new Untold(Reason.CUES_DISAGREE, second);
            }
            measures.add(second);
        }
        if (source.origin() == DepthSource.Origin.ESTIMATED && cues.nearer() == null) {
            Vote lower = LOWER_EDGE.vote(scene, margins, one, other);
            if (lower == null) {
                return FEW_CUES;
            }
            if (lower.nearer() == byDepth.farther()) {
                return CUES_DISAGREE;
            }
            measures.add(lower.measure());
        }
        return new Ordered(byDepth.nearer(), byDepth.farther(), source.id(), 1, measures);
    }

    /** By how much a second look calls one nearer than the other; null where it does not know both. */
    private static @Nullable Double secondGap(Region nearer, Region farther) {
        Double near = nearer.depth() == null ? null : nearer.depth().second();
        Double far = farther.depth() == null ? null : farther.depth().second();
        return near == null || far == null ? null : near - far;
    }

    /** By their boxes alone. */
    static Order byBoxes(Scene scene, Margins margins, Thing a, Thing b) {
        double common = a.box().intersection(b.box());
        double shared = ofSmaller(common, a, b);
        if (shared >= margins.touching()) {
            return new Untold(Reason.OVERLAP, new Measure("overlap", shared, margins.touching()));
        }
        if (common > 0 && mayTouch(a, b)) {
            return MAY_TOUCH;
        }
        CueAgreement cues = CueAgreement.of(scene, margins, a, b);
        Region nearer = cues.nearer();
        if (nearer == null || !cues.suffices()) {
            return cues.disagree() ? CUES_DISAGREE : FEW_CUES;
        }
        List<Measure> measures = new ArrayList<>(cues.measures());
        measures.add(new Measure("overlap", shared, margins.touching()));
        return new Ordered(
                nearer,
                nearer == a.region() ? b.region() : a.region(),
                BOXES,
                cues.measures().size(),
                List.copyOf(measures));
    }

    /** The area common to both as a part of the smaller one's. */
    private static double ofSmaller(double common, Thing a, Thing b) {
        return common == 0 ? 0 : common / Math.min(a.area(), b.area());
    }

    private static Order byDepth(
            Image image,
            DepthSource source,
            Margins margins,
            Region a,
            Region b,
            DepthExtent da,
            DepthExtent db,
            double shared) {
        boolean inverse = source.kind() == DepthSource.Kind.INVERSE;
        boolean aFirst = inverse ? da.centre() > db.centre() : da.centre() < db.centre();
        Region nearer = aFirst ? a : b;
        Region farther = aFirst ? b : a;
        DepthExtent near = aFirst ? da : db;
        DepthExtent far = aFirst ? db : da;
        return inverse
                ? byGap(source, margins, nearer, farther, near, far, shared)
                : byRatio(image, source, margins, nearer, farther, near, far, shared);
    }

    /**
     * Whether one may hold, wear or support the other although their boxes share little: a smaller thing whose box meets a
     * person's, or that of something things stand and lie on. Grown people are held by nobody.
     */
    private static boolean mayTouch(Thing a, Thing b) {
        LabelTraits larger = (a.area() >= b.area() ? a : b).traits();
        LabelTraits smaller = (a.area() >= b.area() ? b : a).traits();
        return larger.holds() && !smaller.isOf(larger) && !(smaller.isGrown() && larger.isGrown());
    }

    /** Whether the lower border cuts the region: what lies beyond it comes nearer than what is seen. */
    private static boolean isCutBelow(Image image, Region region) {
        return region.has(RegionFlag.TRUNCATED) && region.box().y2() >= image.height() - BORDER;
    }

    private static Order byRatio(
            Image image,
            DepthSource source,
            Margins margins,
            Region nearer,
            Region farther,
            DepthExtent near,
            DepthExtent far,
            double shared) {
        if (near.centre() <= 0) {
            return NO_DEPTH;
        }
        if (near.far() >= far.near()) {
            return new Untold(Reason.DEPTH_EXTENTS_OVERLAP);
        }
        double ratio = far.centre() / near.centre();
        double asked = switch (source.origin()) {
            case MEASURED -> margins.depthRatio();
            case ESTIMATED -> margins.estimatedRatio();
        };
        double length = Labels.standard().length(nearer.label());
        if (length > 0) {
            if (source.kind() == DepthSource.Kind.METRIC && near.near() + length >= far.near()) {
                return new Untold(Reason.DEPTH_EXTENTS_OVERLAP);
            }
            if (source.kind() == DepthSource.Kind.RELATIVE) {
                asked *= unknownLength(length);
            }
        }
        if (ratio < asked) {
            return new Untold(Reason.BELOW_MARGIN, new Measure("depth_ratio", ratio, asked));
        }
        double otherRatio = turned(image, source, nearer.box(), farther.box(), ratio, ASSUMED_FOCAL);
        double wideRatio = turned(image, source, nearer.box(), farther.box(), ratio, WIDE_FOCAL);
        double wideAsked = 1 + (margins.rayRatio() - 1) / 2;
        if (otherRatio < margins.rayRatio()) {
            return new Untold(Reason.CUES_DISAGREE, new Measure("turned_ratio", otherRatio, margins.rayRatio()));
        }
        if (wideRatio < wideAsked) {
            return new Untold(Reason.CUES_DISAGREE, new Measure("turned_ratio", wideRatio, wideAsked));
        }
        return new Ordered(
                nearer,
                farther,
                source.id(),
                1,
                List.of(
                        new Measure("depth_ratio", ratio, asked),
                        new Measure("turned_ratio", otherRatio, margins.rayRatio()),
                        new Measure("overlap", shared, margins.touching())));
    }

    /** By how much more is asked of a nearer thing of some length in metres, where that is no length on the map. */
    private static double unknownLength(double length) {
        return length > VERY_LONG ? VERY_LONG_THING_RATIO : length > 0 ? LONG_THING_RATIO : 1;
    }

    private static Order byGap(
            DepthSource source,
            Margins margins,
            Region nearer,
            Region farther,
            DepthExtent near,
            DepthExtent far,
            double shared) {
        double range = source.high() - source.low();
        double high = Math.abs(source.high());
        if (range <= margins.inverseFloor() * high) {
            return new Untold(
                    Reason.BELOW_MARGIN,
                    high == 0 ? null : new Measure("inverse_range", range / high, margins.inverseFloor()));
        }
        if (near.far() <= far.near()) {
            return new Untold(Reason.DEPTH_EXTENTS_OVERLAP);
        }
        double gap = (near.centre() - far.centre()) / range;
        double asked = margins.inverseGap() * unknownLength(Labels.standard().length(nearer.label()));
        // Of values around 0, or below, the unknown offset is far from 0 and their ratio says nothing.
        double ratio = far.centre() > 0 ? near.centre() / far.centre() : Double.POSITIVE_INFINITY;
        if (gap < asked) {
            return new Untold(Reason.BELOW_MARGIN, new Measure("inverse_gap", gap, asked));
        }
        if (ratio < margins.estimatedRatio()) {
            return new Untold(Reason.BELOW_MARGIN, new Measure("inverse_ratio", ratio, margins.estimatedRatio()));
        }
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure("inverse_gap", gap, asked));
        if (far.centre() > 0) {
            measures.add(new Measure("inverse_ratio", ratio, margins.estimatedRatio()));
        }
        measures.add(new Measure("overlap", shared, margins.touching()));
        return new Ordered(nearer, farther, source.id(), 1, measures);
    }

    /**
     * A ratio of distances along the axis as one along the ray, or the other way round.
     *
     * @param focalLength of the camera, in longer sides of the image
     */
    private static double turned(
            Image image, DepthSource source, Box nearer, Box farther, double ratio, double focalLength) {
        double turned = obliquity(image, farther, focalLength) / obliquity(image, nearer, focalLength);
        return source.geometry() == DepthSource.Geometry.Z ? ratio * turned : ratio / turned;
    }

    /** Distance along the ray over distance along the axis at the middle of a box, from 1. */
    private static double obliquity(Image image, Box box, double focalLength) {
        double focal = focalLength * Math.max(image.width(), image.height());
        double u = (box.centreX() - image.width() / 2.0) / focal;
        double v = (box.centreY() - image.height() / 2.0) / focal;
        return Math.sqrt(1 + u * u + v * v);
    }

    /** Whether the regions' extents in depth share any value; null where one has no depth. */
    static @Nullable Boolean extentsOverlap(Region a, Region b) {
        if (a.depth() == null || b.depth() == null) {
            return null;
        }
        DepthExtent da = a.depth().stated();
        DepthExtent db = b.depth().stated();
        double aLow = Math.min(da.near(), da.far());
        double aHigh = Math.max(da.near(), da.far());
        double bLow = Math.min(db.near(), db.far());
        double bHigh = Math.max(db.near(), db.far());
        return aLow <= bHigh && bLow <= aHigh;
    }
}
