package io.spatialforge.vision.curate;

import org.apiguardian.api.API;

/**
 * Where curation draws its lines. The figures are those of {@link PhotoMeasures}.
 *
 * @param minSide least shorter side of an image in pixels
 * @param maxAspect largest ratio of its sides
 * @param blankContrast least contrast, 0 to 255
 * @param sharpness least sharpness; photographs with motion or focus on nothing lie below
 * @param drawnPalette share of the eight most frequent colours from which a picture may be drawn or print
 * @param drawnFlat share of blocks without texture from which it may be
 * @param drawnStraight share of straight edges from which such a picture is a screenshot or a drawing
 * @param textBlocks share of blocks like print from which such a picture is a page of text
 * @param textColour largest mean colour of a page of text, 0 to 255
 * @param seam seam from which a picture is a collage
 */
@API(status = API.Status.EXPERIMENTAL)
public record CurationLimits(
        int minSide,
        double maxAspect,
        double blankContrast,
        double sharpness,
        double drawnPalette,
        double drawnFlat,
        double drawnStraight,
        double textBlocks,
        double textColour,
        double seam) {

    private static final CurationLimits DEFAULTS = new CurationLimits(200, 4, 24, 0.22, 0.75, 0.3, 0.6, 0.08, 12, 0.5);

    public static CurationLimits ofDefaults() {
        return DEFAULTS;
    }

    /** These limits with another size and shape of images. */
    public CurationLimits withShape(int newMinSide, double newMaxAspect) {
        return new CurationLimits(
                newMinSide,
                newMaxAspect,
                blankContrast,
                sharpness,
                drawnPalette,
                drawnFlat,
                drawnStraight,
                textBlocks,
                textColour,
                seam);
    }
}
