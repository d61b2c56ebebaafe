package io.spatialforge.drawn;

import org.jspecify.annotations.Nullable;

/**
 * All that is true of one object in a drawn picture.
 *
 * <p>Boxes are x1, y1, x2, y2 in pixels from the picture's upper left edge, so a single pixel's box is one wide. Points
 * in the camera's frame are x right, y down, z forward along the optical axis, metres.
 *
 * @param id from 0 without gaps within a picture; the value in {@link DrawnScene#instanceIds()}
 * @param label spelt as in COCO where COCO has it
 * @param bbox tight around the visible pixels
 * @param amodalBox of the whole projected object; may leave the frame
 * @param visiblePixels number of pixels showing this object
 * @param runs those pixels as COCO counts them: lengths of runs without and with the object, column by column
 * @param visibleFraction visible pixels over those it would cover alone inside the frame, 0 to 1
 * @param truncated whether the amodal box leaves the frame
 * @param depthM distance along the optical axis of the middle of its box in space
 * @param depthNearM least distance along the axis of any of its surface
 * @param depthFarM greatest
 * @param centreInCamera middle of its box in space
 * @param facingDeg heading of its front seen from above, −180 to 180: 0 towards the camera (against the viewing
 *     direction), +90 to the image's right, 180 away; null if it has no front
 * @param facingVsViewerDeg the same against the line from the object to the camera: 0 looks at the camera
 * @param headVsViewerDeg likewise of a person's head, which may be turned from the body; null of anything else
 * @param upright whether a person stands or sits; true of anything else
 * @param keypoints 17 COCO points of a person as x, y, v: v 2 visible, 1 hidden but in the frame, 0 (with 0, 0) outside it
 *     or, of nose, eyes and ears, on the far side of the head; null of anything else
 * @param personView toward, away, side_left or side_right as the key points alone show it, null if they do not decide
 */
public record DrawnObject(
        int id,
        String label,
        double[] bbox,
        double[] amodalBox,
        int visiblePixels,
        int[] runs,
        double visibleFraction,
        boolean truncated,
        double depthM,
        double depthNearM,
        double depthFarM,
        Vec centreInCamera,
        @Nullable Double facingDeg,
        @Nullable Double facingVsViewerDeg,
        @Nullable Double headVsViewerDeg,
        boolean upright,
        double @Nullable [] keypoints,
        @Nullable String personView) {

    /** Share of the object hidden behind others inside the frame, 0 to 1. */
    public double occludedFraction() {
        return 1 - visibleFraction;
    }
}
