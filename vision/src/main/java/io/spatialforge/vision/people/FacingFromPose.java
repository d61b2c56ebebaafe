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
import io.spatialforge.core.scene.View;
import io.spatialforge.vision.model.Pose;
import org.jspecify.annotations.Nullable;

/**
 * Which way a person faces, from two looks of a pose model at the same person, relative to the ray from the camera.
 *
 * <p>A model places every point, also those that can't be seen, and scores them instead of marking them. Where it places
 * hidden ones tells as much as how it scores them: of a head seen from behind it puts the left ear to the image's left of
 * the right one, of a profile both ears in one place and the nose beside them. So head and torso each give a turn of their
 * own, by the spread of the ears and that of the shoulders, and both must say the same (lengths in torsos):
 *
 * <ul>
 *   <li>Towards: shoulders spread by 0.55 and more, ears by 0.22 to 0.55, the nose within a third of the ears' spread of
 *       their middle, face and both ears scored.
 *   <li>Away: the same turned round, shoulders -0.5 and ears -0.18 or less, the face scored below 0.28, the nose near the
 *       ears' middle: a nose placed beside it is a head that looks over its shoulder.
 *   <li>Left, right: shoulders and hips within 0.25, ears within 0.16, the nose at least 0.15 beside them on the side of
 *       the higher-scored ear. Riders and people at work lean forward: up to 45° that way, else 25°.
 * </ul>
 *
 * <p>The danger is a back taken for a front, left and right exchanged: about 2% of clear front and back views in either
 * look, nearly all of people below 120 pixels. A second look with a little more around misses a part of the same ones; a
 * second look at the mirrored picture, where a habit of the model pulls the other way, none of those measured. Both looks
 * must therefore say the same with wider bounds, and their mean with the bounds above. One look alone says nothing.
 *
 * <p>Bounds were set on people of known facing in COCO and VOC; {@code docs/perspective.md} has the table.
 */
public final class FacingFromPose {

    private static final Bounds OF_MEAN = new Bounds(
            0.55, 0.2, 0.22, 0.33, 0.4, 0.2, -0.5, -0.2, -0.18, 0.16, 0.28, 0.25, 0.16, 0.15, 0.3, 0.15, 0.3);

    private static final Bounds OF_EACH =
            new Bounds(0.45, 0.1, 0.15, 0.45, 0.3, 0.1, -0.4, -0.1, -0.1, 0.26, 0.4, 0.32, 0.2, 0.1, 0.2, 0.1, 0.25);

    /** Wider than this is no torso seen upright: bent towards the camera, a small child's, or misplaced hips. */
    private static final double WIDEST_SHOULDERS = 1.3;

    private static final double WIDEST_EARS = 0.55;

    /** A torso shorter than this part of the box's longer side is foreshortened or placed anyhow. */
    private static final double SHORTEST = 0.15;

    /** A nose nearer to the ears' middle than this, in torsos, does not say to which side somebody is turned. */
    private static final double STRAIGHT = 0.03;

    private static final double MAX_LEAN = 25;
    private static final double MAX_LEAN_FORWARD = 45;
    private static final double FRONTAL_UNCERTAINTY = 35;
    private static final double PROFILE_UNCERTAINTY = 30;

    private FacingFromPose() {}

    /**
     * Estimates the facing, or abstains with null.
     *
     * @param pose as the model placed it
     * @param again as it placed it in the mirrored picture, mirrored back; null where there was no second look
     * @param box the person's; shoulders and hips outside of it belong to someone else, and nothing is said
     * @param model written as the source of the estimate
     */
    public static @Nullable FacingEstimate estimate(Pose pose, @Nullable Pose again, Box box, String model) {
        Signs first = Signs.of(pose, box);
        Signs second = again == null ? null : Signs.of(again, box);
        if (first == null || second == null) {
            return null;
        }
        Signs mean = first.meanWith(second);
        View view = view(mean, OF_MEAN);
        if (view == null || view(first, OF_EACH) != view || view(second, OF_EACH) != view) {
            return null;
        }
        double turn = Math.abs(mean.nose) < STRAIGHT ? 0 : mean.torso.halfTurn();
        double degrees = switch (view) {
            case TOWARDS -> turn == 0 ? 0 : Math.copySign(turn, mean.nose);
            case AWAY -> turn == 0 ? 180 : Math.copySign(180 - turn, mean.nose);
            case LEFT -> -mean.torso.turn();
            case RIGHT -> mean.torso.turn();
        };
        double uncertainty = view == View.TOWARDS || view == View.AWAY ? FRONTAL_UNCERTAINTY : PROFILE_UNCERTAINTY;
        return new FacingEstimate(view, degrees, uncertainty, confidence(first, second), model);
    }

    /** Whether a second look may tell anything: the first found an upright torso in the box and scored it. */
    static boolean isWorthASecondLook(Pose pose, Box box) {
        Signs signs = Signs.of(pose, box);
        return signs != null && signs.least >= OF_EACH.least && signs.scored >= OF_EACH.scored;
    }

    /** How little the looks differ, and how sure the model was of the torso. */
    private static double confidence(Signs first, Signs second) {
        double differ = Math.abs(first.torso.spread() - second.torso.spread()) + Math.abs(first.ears - second.ears);
        double scored = Math.min(1, (first.scored + second.scored) / 2 / 0.4);
        return Math.max(0, 0.95 * (1 - differ) * scored);
    }

    private static @Nullable View view(Signs s, Bounds b) {
        if (s.least < b.least || s.scored < b.scored) {
            return null;
        }
        if (Math.abs(s.torso.lean()) <= MAX_LEAN && Math.abs(s.torso.spread()) <= WIDEST_SHOULDERS) {
            if (isTowards(s, b)) {
                return View.TOWARDS;
            }
            if (isAway(s, b)) {
                return View.AWAY;
            }
        }
        return profile(s, b);
    }

    private static boolean isTowards(Signs s, Bounds b) {
        return s.torso.spread() >= b.shouldersTowards
                && s.torso.hips() >= b.hipsTowards
                && s.ears >= b.earsTowards
                && s.ears <= WIDEST_EARS
                && Math.abs(s.nose) <= b.noseTowards * s.ears
                && s.face >= b.faceTowards
                && Math.min(s.leftEar, s.rightEar) >= b.earTowards;
    }

    private static boolean isAway(Signs s, Bounds b) {
        return s.torso.spread() <= b.shouldersAway
                && s.torso.hips() <= b.hipsAway
                && s.ears <= b.earsAway
                && Math.abs(s.nose) <= b.noseAway
                && s.face <= b.faceAway;
    }

    private static @Nullable View profile(Signs s, Bounds b) {
        boolean left = s.nose < 0;
        double near = left ? s.leftEar : s.rightEar;
        double far = left ? s.rightEar : s.leftEar;
        double forward = left ? -s.torso.lean() : s.torso.lean();
        boolean clear = Math.abs(s.torso.spread()) <= b.torsoProfile
                && Math.abs(s.torso.hips()) <= b.torsoProfile
                && Math.abs(s.ears) <= b.earsProfile
                && Math.abs(s.nose) >= b.noseProfile
                && s.face >= b.scoredProfile
                && near >= b.scoredProfile
                && near > far
                && forward >= -MAX_LEAN
                && forward <= MAX_LEAN_FORWARD;
        return clear ? left ? View.LEFT : View.RIGHT : null;
    }

    /**
     * How far from the next view what is measured must lie: lengths in torsos, scores as the model gives them.
     *
     * @param noseTowards from the ears' middle, as a part of the ears' spread
     * @param earTowards score of either ear
     * @param torsoProfile spread of shoulders and of hips
     * @param scoredProfile score of the face, and of the nearer ear
     * @param least score of each shoulder and hip
     * @param scored mean score of shoulders and hips
     */
    private record Bounds(
            double shouldersTowards,
            double hipsTowards,
            double earsTowards,
            double noseTowards,
            double faceTowards,
            double earTowards,
            double shouldersAway,
            double hipsAway,
            double earsAway,
            double noseAway,
            double faceAway,
            double torsoProfile,
            double earsProfile,
            double noseProfile,
            double scoredProfile,
            double least,
            double scored) {}

    /**
     * What is measured of one look.
     *
     * @param ears left ear right of the right one, in torsos
     * @param nose right of the ears' middle, in torsos
     * @param face mean score of nose and eyes
     * @param least lowest score of shoulders and hips
     * @param scored mean score of shoulders and hips
     */
    private record Signs(
            Torso torso,
            double ears,
            double nose,
            double face,
            double leftEar,
            double rightEar,
            double least,
            double scored) {

        static @Nullable Signs of(Pose p, Box box) {
            Torso torso = Torso.of(p::x, p::y, box);
            if (torso == null || torso.length() < SHORTEST * Math.max(box.width(), box.height())) {
                return null;
            }
            double shoulders = p.score(LEFT_SHOULDER) + p.score(RIGHT_SHOULDER);
            double hips = p.score(LEFT_HIP) + p.score(RIGHT_HIP);
            return new Signs(
                    torso,
                    (p.x(LEFT_EAR) - p.x(RIGHT_EAR)) / torso.length(),
                    (p.x(NOSE) - (p.x(LEFT_EAR) + p.x(RIGHT_EAR)) / 2) / torso.length(),
                    (p.score(NOSE) + p.score(LEFT_EYE) + p.score(RIGHT_EYE)) / 3,
                    p.score(LEFT_EAR),
                    p.score(RIGHT_EAR),
                    Math.min(
                            Math.min(p.score(LEFT_SHOULDER), p.score(RIGHT_SHOULDER)),
                            Math.min(p.score(LEFT_HIP), p.score(RIGHT_HIP))),
                    (shoulders + hips) / 4);
        }

        Signs meanWith(Signs other) {
            return new Signs(
                    torso.meanWith(other.torso),
                    (ears + other.ears) / 2,
                    (nose + other.nose) / 2,
                    (face + other.face) / 2,
                    (leftEar + other.leftEar) / 2,
                    (rightEar + other.rightEar) / 2,
                    (least + other.least) / 2,
                    (scored + other.scored) / 2);
        }
    }
}
