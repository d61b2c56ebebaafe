package io.spatialforge.core.scene;

/**
 * Which way a person's body faces, measured against the ray from the camera to the person.
 *
 * @param view the class it falls into
 * @param degrees 0 towards the camera, +90 to the image's right, 180 away, -90 to the image's left; -180 to 180
 * @param uncertainty half-width in degrees of the interval the truth is believed to lie in
 * @param confidence 0 to 1
 * @param source what the estimate was made from
 */
public record FacingEstimate(View view, double degrees, double uncertainty, double confidence, String source) {

    /** The same person in the image flipped left to right. */
    public FacingEstimate mirrored() {
        return new FacingEstimate(view.mirrored(), degrees == 180 ? 180 : -degrees, uncertainty, confidence, source);
    }
}
