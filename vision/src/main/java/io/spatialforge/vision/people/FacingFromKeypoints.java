package io.spatialforge.vision.people;

import static io.spatialforge.core.scene.Keypoints.LEFT_EAR;
import static io.spatialforge.core.scene.Keypoints.LEFT_EYE;
import static io.spatialforge.core.scene.Keypoints.LEFT_HIP;
import static io.spatialforge.core.scene.Keypoints.LEFT_SHOULDER;
import static io.spatialforge.core.scene.Keypoints.NOSE;
import static io.spatialforge.core.scene.Keypoints.RIGHT_EAR;
import static io.spatialforge.core.scene.Keypoints.RIGHT_EYE;
import static io.spatialforge.core.scene.Keypoints.RIGHT_HIP;
import static io.spatialforge.core.scene.Keypoints.RIGHT_SHOULDER;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.View;
import org.jspecify.annotations.Nullable;

/**
 * Which way a person faces, from 17 keypoints, relative to the ray from the camera to the person.
 *
 * <p>The spread of the shoulders is measured in torsos ({@link Torso}).
 *
 * <ul>
 *   <li>Towards: spread above 0.65 (within 22°, and within 36° still of someone whose shoulders are 0.8 torsos apart),
 *       nose and an eye seen, the head not turned.
 *   <li>Away: spread below -0.65, no nose and no eye.
 *   <li>Left, right: spread within 0.2 (beyond 73°), nose and exactly one ear seen, the nose clearly beside the ear, and
 *       the ear being the one that a head turned that way shows.
 *   <li>All else abstains: half turned, leaning by more than 25°, lying, without hips, too small, head and torso at odds.
 *   <li>A head that shows one ear only may be turned by half a right angle: then nose and eyes must be in the middle, and a
 *       back as broad as can be. A torso that is short for its shoulders, its head or the person is seen along its length:
 *       of somebody who lies nothing is told.
 * </ul>
 *
 * <p>Of the turn that the spread alone would give, half is stated as degrees: bodies differ in their proportions as much
 * as a spread between 0.65 and 0.7 tells, and half, with the stated uncertainty, covers both ends.
 */
public final class FacingFromKeypoints {

    /** Written as the source of an estimate. */
    public static final String SOURCE = "keypoints-coco17";

    private static final double CLEAR_SPREAD = 0.65;
    private static final double CLEAR_SPREAD_WITH_ONE_EAR = 0.7;
    /** Wider than this is no torso seen upright from in front or behind: sitting bent forward, or a point misplaced. */
    private static final double WIDEST_SPREAD = 0.92;

    private static final double WIDEST_SPREAD_WITH_ONE_EAR = 0.8;

    private static final double PROFILE_SPREAD = 0.2;
    private static final double MAX_LEAN = 25;
    private static final double LEAST_HEAD = 0.4;
    private static final double PROFILE_NOSE = 0.12;
    /** A head larger than this beside its torso shows that the torso is seen along its length, as of people who lie. */
    private static final double LARGEST_PROFILE_NOSE = 0.36;

    private static final double LARGEST_EARS = 0.52;

    /** In profile nothing else tells: of the box's height, upright torsos are 0.25 and more. */
    private static final double SHORTEST_TORSO = 0.2;

    /** How high the nose of an upright person is above the shoulders at least, in torsos. */
    private static final double LOWEST_NOSE = 0.25;

    /** How far the nose may be beside the middle of the eyes, in their distance, and of the shoulders, in torsos. */
    private static final double NOSE_OF_EYES = 0.65;

    /** The same where one ear is not seen, as it is of a head turned by 45° and more. */
    private static final double NOSE_OF_EYES_WITH_ONE_EAR = 0.3;

    private static final double NOSE_OF_SHOULDERS_WITH_ONE_EAR = 0.12;

    /** Least distance of the eyes, in that of nose and ear, where one ear is not seen. */
    private static final double EYES_OF_NOSE_AND_EAR = 0.5;

    /** How far a profile's nose is at most before its shoulders, in torsos, unless the person bends or lies. */
    private static final double FARTHEST_NOSE = 0.45;

    private static final double FRONTAL_UNCERTAINTY = 35;
    private static final double PROFILE_UNCERTAINTY = 30;

    private FacingFromKeypoints() {}

    /**
     * Estimates the facing, or abstains with null.
     *
     * @param keypoints in pixels of the upright image
     * @param box the person's; shoulders and hips outside of it belong to someone else, and nothing is said
     */
    public static @Nullable FacingEstimate estimate(Keypoints keypoints, Box box) {
        Body body = Body.of(keypoints, box);
        if (body == null) {
            return null;
        }
        if (body.spread() >= CLEAR_SPREAD && body.spread() <= WIDEST_SPREAD) {
            return towards(body);
        }
        if (body.spread() <= -CLEAR_SPREAD && body.spread() >= -WIDEST_SPREAD) {
            return away(body);
        }
        return Math.abs(body.spread()) <= PROFILE_SPREAD ? profile(body) : null;
    }

    private static @Nullable FacingEstimate towards(Body b) {
        Keypoints k = b.keypoints;
        if (!k.visible(NOSE) || !(k.visible(LEFT_EYE) || k.visible(RIGHT_EYE)) || b.hips() < 0 || !headFaces(b)) {
            return null;
        }
        double turn = b.torso.halfTurn();
        double nose = (k.x(NOSE) - b.torso.shouldersX()) / b.torso.length();
        double degrees = Math.abs(nose) < 0.08 ? 0 : Math.copySign(turn, nose);
        return frontal(View.TOWARDS, degrees, b.spread());
    }

    /** Whether nose and eyes sit in the head as they do when it is turned by less than about 40°. */
    private static boolean headFaces(Body b) {
        Keypoints k = b.keypoints;
        boolean oneEar = hasOneEar(k);
        boolean eyes = k.labelled(LEFT_EYE) && k.labelled(RIGHT_EYE);
        boolean ears = k.labelled(LEFT_EAR) && k.labelled(RIGHT_EAR);
        if (!eyes && !ears) {
            return false;
        }
        if (eyes) {
            double apart = k.x(LEFT_EYE) - k.x(RIGHT_EYE);
            double middle = (k.x(LEFT_EYE) + k.x(RIGHT_EYE)) / 2;
            double most = oneEar ? NOSE_OF_EYES_WITH_ONE_EAR : NOSE_OF_EYES;
            if (apart <= 0 || Math.abs(k.x(NOSE) - middle) > most * apart) {
                return false;
            }
            int ear = k.labelled(LEFT_EAR) ? LEFT_EAR : RIGHT_EAR;
            if (oneEar && apart < EYES_OF_NOSE_AND_EAR * Math.abs(k.x(NOSE) - k.x(ear))) {
                return false;
            }
        }
        if (ears) {
            double apart = k.x(LEFT_EAR) - k.x(RIGHT_EAR);
            double middle = (k.x(LEFT_EAR) + k.x(RIGHT_EAR)) / 2;
            return apart > 0
                    && apart <= LARGEST_EARS * b.torso.length()
                    && Math.abs(k.x(NOSE) - middle) <= 0.33 * apart;
        }
        return !oneEar
                || Math.abs(k.x(NOSE) - b.torso.shouldersX()) <= NOSE_OF_SHOULDERS_WITH_ONE_EAR * b.torso.length();
    }

    private static boolean hasOneEar(Keypoints k) {
        return k.labelled(LEFT_EAR) != k.labelled(RIGHT_EAR);
    }

    private static @Nullable FacingEstimate away(Body b) {
        Keypoints k = b.keypoints;
        if (k.labelled(NOSE) || k.labelled(LEFT_EYE) || k.labelled(RIGHT_EYE) || b.hips() > 0 || !b.hasHead()) {
            return null;
        }
        if (hasOneEar(k) && (b.spread() > -CLEAR_SPREAD_WITH_ONE_EAR || b.spread() < -WIDEST_SPREAD_WITH_ONE_EAR)) {
            return null; // the head may be turned
        }
        double ears = k.x(RIGHT_EAR) - k.x(LEFT_EAR);
        if (k.labelled(LEFT_EAR) && k.labelled(RIGHT_EAR) && (ears <= 0 || ears > LARGEST_EARS * b.torso.length())) {
            return null; // the ears say it is a face, only hidden, or seen along the body
        }
        double turn = b.torso.halfTurn();
        double degrees = k.visible(LEFT_EAR) == k.visible(RIGHT_EAR) || turn == 0
                ? 180
                : k.visible(LEFT_EAR) ? turn - 180 : 180 - turn; // turned left, a back shows the left ear
        return frontal(View.AWAY, degrees, -b.spread());
    }

    private static FacingEstimate frontal(View view, double degrees, double spread) {
        double confidence = Math.min(0.95, 0.8 + (spread - CLEAR_SPREAD) * 0.75);
        return new FacingEstimate(view, degrees, FRONTAL_UNCERTAINTY, confidence, SOURCE);
    }

    private static @Nullable FacingEstimate profile(Body b) {
        Keypoints k = b.keypoints;
        double shoulders = (k.y(LEFT_SHOULDER) + k.y(RIGHT_SHOULDER)) / 2;
        if (!k.visible(NOSE)
                || !hasOneEar(k)
                || b.torso.length() < SHORTEST_TORSO * b.height
                || shoulders - k.y(NOSE) < LOWEST_NOSE * b.torso.length()) {
            return null;
        }
        boolean leftEar = k.labelled(LEFT_EAR);
        int ear = leftEar ? LEFT_EAR : RIGHT_EAR;
        int farEye = leftEar ? RIGHT_EYE : LEFT_EYE;
        double toNose = (k.x(NOSE) - k.x(ear)) / b.torso.length();
        boolean noseLeft = toNose < 0;
        if (!k.visible(ear)
                || k.visible(farEye)
                || Math.abs(toNose) < PROFILE_NOSE
                || Math.abs(toNose) > LARGEST_PROFILE_NOSE
                || Math.abs(k.x(NOSE) - b.torso.shouldersX()) > FARTHEST_NOSE * b.torso.length()
                || noseLeft != leftEar) {
            return null;
        }
        // The near shoulder is the ear's; where the annotator saw only the other one, head and torso are at odds.
        int nearShoulder = leftEar ? LEFT_SHOULDER : RIGHT_SHOULDER;
        int farShoulder = leftEar ? RIGHT_SHOULDER : LEFT_SHOULDER;
        if (!k.visible(nearShoulder) && k.visible(farShoulder)) {
            return null;
        }
        double turn = b.torso.turn();
        return new FacingEstimate(
                noseLeft ? View.LEFT : View.RIGHT,
                noseLeft ? -turn : turn,
                PROFILE_UNCERTAINTY,
                0.9 - Math.abs(b.spread()) * 0.5,
                SOURCE);
    }

    /** The points with an upright torso; null where there is none to go by. */
    private record Body(Keypoints keypoints, Torso torso, double top, double height) {

        static @Nullable Body of(Keypoints k, Box box) {
            for (int point : new int[] {LEFT_SHOULDER, RIGHT_SHOULDER, LEFT_HIP, RIGHT_HIP}) {
                if (!k.labelled(point)) {
                    return null;
                }
            }
            Torso torso = Torso.of(k::x, k::y, box);
            return torso == null || Math.abs(torso.lean()) > MAX_LEAN
                    ? null
                    : new Body(k, torso, box.y1(), box.height());
        }

        double spread() {
            return torso.spread();
        }

        /** Whether the box has room for a head above the shoulders: a face that is cut off is no back of a head. */
        boolean hasHead() {
            double shoulders = (keypoints.y(LEFT_SHOULDER) + keypoints.y(RIGHT_SHOULDER)) / 2;
            return shoulders - top >= LEAST_HEAD * torso.length();
        }

        /** Left hip right of the right one, in torsos; 0 where they are nearly in line. */
        double hips() {
            return Math.abs(torso.hips()) < 0.1 ? 0 : torso.hips();
        }
    }
}
