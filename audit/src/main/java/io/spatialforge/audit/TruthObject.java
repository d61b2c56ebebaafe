package io.spatialforge.audit;

import io.spatialforge.core.scene.Box;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object as measured.
 *
 * @param id unique in its image
 * @param label in normal form, aliases resolved
 * @param box in pixels of the upright image
 * @param depth metres from the camera along the optical axis; null where not measured
 * @param near metres along the axis to its nearest part; null where not measured
 * @param far metres along the axis to its farthest part; null where not measured
 * @param precision metres to which the depth was measured; null where finely
 * @param place where it stands; null where not measured
 * @param facing heading of its front seen from above, in degrees: 0 against the viewing direction, +90 to the image's
 *     right, ±180 away, −90 to the image's left; null where not measured
 * @param facingVsViewer the same against the line from the object to the camera: 0 looks at the camera; null where not
 *     measured
 * @param facingInSteps whether the facing is known only in steps of 45°
 * @param visible share of it that is not hidden, 0 to 1; 1 where nothing is said
 * @param crowd whether it stands for several
 * @param headVsViewer heading of a person's head against the line to the camera, where it is known apart from the body's
 * @param upright whether a person stands or sits; true where nothing is said
 * @param also labels that it may as well be called by
 */
record TruthObject(
        int id,
        String label,
        Box box,
        @Nullable Double depth,
        @Nullable Double near,
        @Nullable Double far,
        @Nullable Double precision,
        @Nullable Place place,
        @Nullable Double facing,
        @Nullable Double facingVsViewer,
        boolean facingInSteps,
        double visible,
        boolean crowd,
        @Nullable Double headVsViewer,
        boolean upright,
        Set<String> also) {

    TruthObject {
        also = Set.copyOf(also);
    }

    /** Whether it may be called by the label. */
    boolean isCalled(String name) {
        return label.equals(name) || also.contains(name);
    }

    /**
     * A place in the ground plane seen from above, with the camera at the origin.
     *
     * @param x metres to the camera's right
     * @param z metres ahead of the camera, level: not along a tilted optical axis
     */
    record Place(double x, double z) {

        /** Angle of the ray from the camera to here, in degrees: 0 straight ahead, positive to the right. */
        double ray() {
            return Math.toDegrees(Math.atan2(x, z));
        }
    }
}
