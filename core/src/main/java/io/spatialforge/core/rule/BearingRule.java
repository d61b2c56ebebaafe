package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.RegionFlag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a thing is as a person in the image sees it: to their left, their right, ahead of or behind them.
 *
 * <p>With distances (metric, or relative up to a factor, which cancels out) viewer and target are put on the ground plane
 * and the bearing decides. The camera's focal length is not known, so the claim must come out the same for each of three
 * that span ordinary photographs, from 0.7 to 1.4 of the longer side (71° to 39° across). The bearing stays clear of the
 * boundary to the next direction by a guard, does not cross it whichever ends of their extents in depth the two are put
 * at, and goes hardly beyond it over the whole interval of the person's facing.
 *
 * <p>With inverse depth of unknown offset nothing can be put on a plane: only targets beside the viewer are used, the middle
 * of whose extent in depth lies in the viewer's and the other way round, whose sideways displacement dominates, and whose
 * place on the ground does not say otherwise; then the class of facing decides alone.
 *
 * <p>It abstains of targets that touch the viewer in the image or are cut by its border, of long things (a bus) unless the
 * bearing stays in the quadrant wherever the rest of them is, and of viewers that are cropped, flagged or crowded.
 */
final class BearingRule implements Rule {

    private static final double[] FOCAL_LENGTHS = {0.7, 1.0, 1.4};

    /** Targets closer to the viewer than this, in metres, are within reach: they may be held or leant on. */
    private static final double LEAST_DISTANCE = 0.6;

    /** The same as a share of the viewer's distance, where that is known up to a factor only, or was estimated. */
    private static final double LEAST_SHARE = 0.2;

    /** By how much the ratio of two measured distances may be off: what a second statistic of the same pixels differs by. */
    private static final double MEASURED_ERROR = 1.05;

    /**
     * The same of distances that a network estimated. The best ones report mean errors of 5 to 10% of the distance; of two
     * things in one picture the greater part of them is common.
     */
    private static final double ESTIMATED_ERROR = 1.15;

    /** Of the depths tried, the first ones keep the guard; the ends of the extents need only stay in the quadrant. */
    private static final int LIKELY_DEPTHS = 3;

    /** The bearing with the whole error of the facing stays within this many degrees of the direction. */
    private static final double WITH_ERROR = 50;

    @Override
    public String id() {
        return "bearing@4";
    }

    @Override
    public Task task() {
        return Task.PERSPECTIVE;
    }

    @Override
    public void apply(SceneFacts facts, Findings findings) {
        for (Region viewer : facts.scene().regions()) {
            if (viewer.keypoints() == null && viewer.facing() == null) {
                continue;
            }
            Reason doubt = facts.scene().depth() == null ? Reason.NO_DEPTH : FacingRule.doubtOfViewer(facts, viewer);
            FacingEstimate facing = viewer.facing();
            if (doubt != null || facing == null) {
                findings.abstain(Task.PERSPECTIVE, doubt == null ? Reason.NO_FACING : doubt, viewer.id());
                continue;
            }
            for (Region target : facts.sound()) {
                if (target != viewer) {
                    bearing(facts, viewer, facing, target, findings);
                }
            }
        }
    }

    private void bearing(SceneFacts facts, Region viewer, FacingEstimate facing, Region target, Findings findings) {
        Mention shownViewer = facts.references().namedOrShown(viewer, References::givesNoSideAway, "viewer");
        Mention named = facts.references().named(target, References::givesNoSideAway, "target");
        if (named == null && shownViewer instanceof Mention.Shown) {
            findings.abstain(Task.PERSPECTIVE, Reason.AMBIGUOUS, viewer.id(), target.id());
            return;
        }
        if (target.has(RegionFlag.TRUNCATED)) {
            // Where its middle is can't be seen.
            findings.abstain(Task.PERSPECTIVE, Reason.TRUNCATED, viewer.id(), target.id());
            return;
        }
        Mention shownTarget = named == null ? new Mention.Shown(target.id(), target.label()) : named;
        if (viewer.box().overlapOfSmaller(target.box()) > facts.margins().bearingOverlap()) {
            findings.abstain(Task.PERSPECTIVE, Reason.OVERLAP, viewer.id(), target.id());
            return;
        }
        Boolean beside = DepthComparison.extentsOverlap(viewer, target);
        DepthSource source = facts.scene().depth();
        if (beside == null || source == null) {
            findings.abstain(Task.PERSPECTIVE, Reason.NO_DEPTH, viewer.id(), target.id());
            return;
        }
        if (beside && viewer.box().intersection(target.box()) > 0) {
            findings.abstain(Task.PERSPECTIVE, Reason.OVERLAP, viewer.id(), target.id());
            return;
        }
        Told told = told(facts, source, viewer, facing, target);
        if (told.direction == null) {
            findings.abstain(Task.PERSPECTIVE, Reason.NEAR_BOUNDARY, viewer.id(), target.id());
            return;
        }
        findings.claim(new Candidate(
                new Claim.Bearing(viewer.id(), target.id(), told.direction),
                new Evidence(
                        id(),
                        source.id(),
                        facing.source(),
                        List.of(told.measure, FacingRule.confidence(facts, facing))),
                List.of(shownViewer, shownTarget)));
    }

    /** By what a bearing that is too near to a boundary falls short. */
    static @Nullable Measure shortfall(SceneFacts facts, Region viewer, Region target) {
        DepthSource source = facts.scene().depth();
        FacingEstimate facing = viewer.facing();
        return source == null || facing == null ? null : told(facts, source, viewer, facing, target).measure;
    }

    private static Told told(
            SceneFacts facts, DepthSource source, Region viewer, FacingEstimate facing, Region target) {
        return source.kind() == DepthSource.Kind.INVERSE
                ? beside(facts, viewer, facing, target)
                : onGround(facts, source, viewer, facing, target);
    }

    private static Told onGround(
            SceneFacts facts, DepthSource source, Region viewer, FacingEstimate facing, Region target) {
        Image image = facts.scene().image();
        RegionDepth ofViewer = viewer.depth();
        RegionDepth ofTarget = target.depth();
        double guard = facts.margins().bearingGuard();
        if (ofViewer == null || ofTarget == null) {
            return new Told(null, new Measure("bearing_guard", 0, guard));
        }
        DepthExtent v = ofViewer.stated();
        DepthExtent t = ofTarget.stated();
        boolean estimated = source.origin() == DepthSource.Origin.ESTIMATED;
        boolean metres = source.kind() == DepthSource.Kind.METRIC;
        double error = estimated ? ESTIMATED_ERROR : MEASURED_ERROR;
        double[][] depths = {
            {v.centre(), t.centre()},
            {v.centre(), error * t.centre()},
            {error * v.centre(), t.centre()},
            {v.near(), t.far()},
            {v.far(), t.near()}
        };
        // A bus or a couch may reach beyond what is seen of it, to either side and behind.
        double half = metres ? Labels.standard().length(target.label()) / 2 : 0;
        double[][] beyond = half == 0 ? new double[0][] : new double[][] {{half, 0}, {-half, 0}, {0, half}};
        Direction direction = null;
        double smallest = 90;
        for (double focalLength : FOCAL_LENGTHS) {
            double focal = focalLength * Math.max(image.width(), image.height());
            for (int i = 0; i < depths.length + beyond.length; i++) {
                boolean hidden = i >= depths.length;
                double[] depth = depths[hidden ? 0 : i];
                double[] from = ground(image, source, viewer.box(), depth[0], focal);
                double[] to = ground(image, source, target.box(), depth[1], focal);
                double dx = to[0] - from[0] + (hidden ? beyond[i - depths.length][0] : 0);
                double dz = to[1] - from[1] + (hidden ? beyond[i - depths.length][1] : 0);
                // Facing is measured against the ray to the viewer; in the camera's axes it is less by the ray's
                // azimuth.
                double heading = Math.toRadians(facing.degrees()) - Math.atan2(from[0], from[1]);
                double ahead = dx * Math.sin(heading) - dz * Math.cos(heading);
                double left = dx * Math.cos(heading) + dz * Math.sin(heading);
                double bearing = Math.toDegrees(Math.atan2(left, ahead));
                Direction here = quadrant(bearing);
                double fromAxis = Math.abs(Math.IEEEremainder(bearing - axis(here), 360));
                boolean likely = i < LIKELY_DEPTHS;
                smallest = likely ? Math.min(smallest, 45 - fromAxis) : smallest;
                double least = Math.max(metres ? LEAST_DISTANCE : 0, estimated || !metres ? LEAST_SHARE * from[1] : 0);
                double apart = Math.hypot(dx, dz);
                if (apart < least) {
                    return new Told(null, new Measure("viewer_distance", apart, least));
                }
                if (likely && 45 - fromAxis < guard) {
                    return new Told(null, new Measure("bearing_guard", smallest, guard));
                }
                if (fromAxis + facing.uncertainty() > WITH_ERROR) {
                    return new Told(null, new Measure("facing_spread", fromAxis + facing.uncertainty(), WITH_ERROR));
                }
                if (direction != null && direction != here) {
                    return new Told(null, new Measure("directions", 2, 1));
                }
                direction = here;
            }
        }
        return new Told(direction, new Measure("bearing_guard", smallest, guard));
    }

    private static Told beside(SceneFacts facts, Region viewer, FacingEstimate facing, Region target) {
        Measure shortfall = Beside.shortfall(facts, viewer, facing, target);
        if (shortfall != null) {
            return new Told(null, shortfall);
        }
        boolean imageRight = Beside.displacement(viewer, target) > 0;
        Direction direction = switch (facing.view()) {
            case TOWARDS -> imageRight ? Direction.LEFT : Direction.RIGHT;
            case AWAY -> imageRight ? Direction.RIGHT : Direction.LEFT;
            case LEFT -> imageRight ? Direction.BEHIND : Direction.AHEAD;
            case RIGHT -> imageRight ? Direction.AHEAD : Direction.BEHIND;
        };
        return new Told(direction, Beside.sideways(viewer, target));
    }

    /** Place on the ground plane: to the right of the optical axis and along it, in the units of the depth source. */
    private static double[] ground(Image image, DepthSource source, Box box, double depth, double focal) {
        double u = (box.centreX() - image.width() / 2.0) / focal;
        double v = (box.centreY() - image.height() / 2.0) / focal;
        double z = source.geometry() == DepthSource.Geometry.Z ? depth : depth / Math.sqrt(1 + u * u + v * v);
        return new double[] {u * z, z};
    }

    private static Direction quadrant(double bearing) {
        if (Math.abs(bearing) <= 45) {
            return Direction.AHEAD;
        }
        if (Math.abs(bearing) >= 135) {
            return Direction.BEHIND;
        }
        return bearing > 0 ? Direction.LEFT : Direction.RIGHT;
    }

    private static double axis(Direction direction) {
        return switch (direction) {
            case AHEAD -> 0;
            case LEFT -> 90;
            case RIGHT -> -90;
            case BEHIND -> 180;
        };
    }

    private record Told(@Nullable Direction direction, Measure measure) {}
}
