package io.spatialforge.bench.facing;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.View;

/**
 * A person whose facing somebody knows.
 *
 * @param box in pixels of the upright image
 * @param degrees against the ray from the camera: 0 towards it, +90 to the image's right, ±180 away, -90 to the image's left
 * @param precision how finely
 */
public record KnownPerson(Box box, double degrees, Precision precision) {

    /** How finely a facing is known. */
    public enum Precision {
        MEASURED,
        /** In steps of 45°: one between two views is neither right nor wrong. */
        EIGHT_STEPS,
        FOUR_VIEWS
    }

    /** How a view that was told stands to what is known. */
    public enum Verdict {
        RIGHT,
        /** The person is turned halfway between this view and the next. */
        BETWEEN,
        WRONG
    }

    /** Judges a view: each covers 45° to either side. */
    public Verdict judge(View told) {
        double off = Math.abs(Math.IEEEremainder(degrees - centre(told), 360));
        if (precision == Precision.EIGHT_STEPS && Math.abs(off - 45) < 1) {
            return Verdict.BETWEEN;
        }
        return off <= 45 ? Verdict.RIGHT : Verdict.WRONG;
    }

    /** Whether the person is turned halfway between two views. */
    public boolean isBetween() {
        return judge(View.TOWARDS) == Verdict.BETWEEN || judge(View.AWAY) == Verdict.BETWEEN;
    }

    /** The view that would be right; of one between two, either. */
    public View view() {
        View best = View.TOWARDS;
        for (View view : View.values()) {
            double off = Math.abs(Math.IEEEremainder(degrees - centre(view), 360));
            if (off < Math.abs(Math.IEEEremainder(degrees - centre(best), 360))) {
                best = view;
            }
        }
        return best;
    }

    static double centre(View view) {
        return switch (view) {
            case TOWARDS -> 0;
            case AWAY -> 180;
            case LEFT -> -90;
            case RIGHT -> 90;
        };
    }
}
