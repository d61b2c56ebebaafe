package io.spatialforge.audit;

import io.spatialforge.audit.TruthObject.Place;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.scene.View;
import org.jspecify.annotations.Nullable;

/**
 * Which way a person faces, and where a target is for that person, from measured headings and places.
 *
 * <p>Seen from above with x to the camera's right and z ahead of it, a person of heading {@code a} faces along
 * {@code f = (sin a, −cos a)}, and the person's own left is {@code (−fz, fx) = (cos a, sin a)}: facing the camera
 * ({@code a = 0}) it is the image's right, facing away the image's left.
 */
final class PersonJudge {

    /** Half the angle of each of the four answers. */
    private static final double HALF_CLASS = 45;
    /** A head turned farther than this from the claim makes it wrong, one beyond the class arguable. */
    private static final double HEAD_OFF = 60;
    /** Nearer than this, in metres, a target has no direction. */
    private static final double SAME_PLACE = 0.05;

    private PersonJudge() {}

    /** Facing against the line from the person to the camera; each answer covers 45° to either side, the lower end with it. */
    static Outcome facing(TruthObject person, View claimed) {
        Double angle = againstViewer(person);
        if (angle == null) {
            return Outcome.notJudged(Gap.NO_FACING);
        }
        if (person.facingInSteps() && Math.abs(Math.abs(wrapped(2 * angle)) - 90) < 1e-6) {
            return Outcome.notJudged(Gap.FACING_COARSE);
        }
        double centre = switch (claimed) {
            case TOWARDS -> 0;
            case RIGHT -> 90;
            case AWAY -> 180;
            case LEFT -> -90;
        };
        if (!person.upright()) {
            return Outcome.wrong("the %s lies or leans, and faces no way".formatted(person.label()));
        }
        double off = wrapped(angle - centre);
        Double head = person.headVsViewer();
        double headOff = head == null ? 0 : Math.abs(wrapped(head - centre));
        if (headOff > HEAD_OFF) {
            return Outcome.wrong("the %s's head is turned %.0f° from the camera, not %s"
                    .formatted(person.label(), head, claimed.id()));
        }
        return off >= -HALF_CLASS && off < HALF_CLASS
                ? new Outcome.Right(headOff > HALF_CLASS)
                : Outcome.wrong("the %s faces %.0f° from the camera (+90 is the image's right), not %s"
                        .formatted(person.label(), angle, claimed.id()));
    }

    /** The quadrant of the viewer's own frame that holds the target; the half-plane counts as a near miss. */
    static Outcome bearing(TruthObject viewer, TruthObject target, Direction claimed) {
        Place from = viewer.place();
        Place to = target.place();
        if (from == null || to == null) {
            return Outcome.notJudged(Gap.NO_LOCATION);
        }
        Double heading = heading(viewer, from);
        if (heading == null) {
            return Outcome.notJudged(Gap.NO_FACING);
        }
        if (viewer.facingInSteps()) {
            return Outcome.notJudged(Gap.FACING_COARSE);
        }
        if (!viewer.upright()) {
            return Outcome.wrong("the %s lies or leans, and faces no way".formatted(viewer.label()));
        }
        double dx = to.x() - from.x();
        double dz = to.z() - from.z();
        if (Math.hypot(dx, dz) < SAME_PLACE) {
            return Outcome.notJudged(Gap.SAME_PLACE);
        }
        double a = Math.toRadians(heading);
        double ahead = dx * Math.sin(a) - dz * Math.cos(a);
        double left = dx * Math.cos(a) + dz * Math.sin(a);
        double along = switch (claimed) {
            case LEFT -> left;
            case RIGHT -> -left;
            case AHEAD -> ahead;
            case BEHIND -> -ahead;
        };
        double across = claimed == Direction.LEFT || claimed == Direction.RIGHT ? ahead : left;
        if (along >= Math.abs(across)) {
            return Outcome.RIGHT;
        }
        return new Outcome.Wrong(
                "for the %s the %s is %.2f m ahead and %.2f m to the left, not %s"
                        .formatted(viewer.label(), target.label(), ahead, left, claimed.id()),
                along > 0);
    }

    /** Whether it is known which way it faces. */
    static boolean hasFacing(TruthObject person) {
        return againstViewer(person) != null;
    }

    /** Whether it is known where the target is for the viewer. */
    static boolean hasBearing(TruthObject viewer, TruthObject target) {
        Place from = viewer.place();
        Place to = target.place();
        return from != null
                && to != null
                && !viewer.facingInSteps()
                && heading(viewer, from) != null
                && Math.hypot(to.x() - from.x(), to.z() - from.z()) >= SAME_PLACE;
    }

    /** Degrees against the line to the camera; without a place, the heading stands in for it. */
    private static @Nullable Double againstViewer(TruthObject person) {
        Double measured = person.facingVsViewer();
        Double heading = person.facing();
        if (measured != null || heading == null) {
            return measured;
        }
        Place place = person.place();
        return place == null ? heading : Double.valueOf(wrapped(heading + place.ray()));
    }

    private static @Nullable Double heading(TruthObject person, Place place) {
        Double heading = person.facing();
        Double againstViewer = person.facingVsViewer();
        if (heading != null || againstViewer == null) {
            return heading;
        }
        return wrapped(againstViewer - place.ray());
    }

    /** The same angle from −180 (included) to 180 (excluded). */
    static double wrapped(double degrees) {
        double turned = (degrees + 180) % 360;
        return (turned < 0 ? turned + 360 : turned) - 180;
    }
}
