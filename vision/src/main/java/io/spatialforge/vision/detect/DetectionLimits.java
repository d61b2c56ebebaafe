package io.spatialforge.vision.detect;

import org.apiguardian.api.API;

/**
 * How much detectors must agree. The figures were chosen on half of 127 photographs with YOLOX-nano and NanoDet,
 * raised when the other half and 125 more were looked at; {@code docs/photographs-alone.md} has all of it, and the
 * command.
 *
 * @param agreed least geometric mean of the scores of two detectors for what both see to become a region, 0 to 1
 * @param alone the same for the score of the only detector there is; with two, what one of them sees alone is no region
 * @param sameThing boxes of two detectors that overlap at least this (intersection over union) are of one thing
 * @param duplicate boxes of one detector and label that overlap more than this are of one thing; and boxes of related
 *     labels, as a car and a truck, possibly
 * @param rival least score of a detection of a related label that puts what is in its box into doubt: a weak one is
 *     enough, since which of two related labels is right is what detectors are wrong about most
 * @param whole boxes of more than this share of the image say nothing of a place, and any two detectors agree on them
 * @param border boxes whose edge comes this close to the border, as a share of the image's side, are taken for cut by it:
 *     found of 98% of the edges that are, and of 3% of the others
 * @param sure the same as {@code agreed} for every instance of a label that is taken for counted
 * @param doubt least score of one more detection of the label, or a related one, that makes its count doubtful
 * @param explained a detection that overlaps a counted instance at least this is that instance again, if its score is below
 *     {@code again}
 * @param again a detection from this score on is another instance, however it lies
 * @param mostCounted most instances of a label that detectors are trusted to count
 * @param trace least score of a detection that makes an absence doubtful; not below what detectors report at all
 * @param absent how many labels taken for absent are noted of an image; 0 unless asked for: of the labels of large things
 *     without a trace 0.2 to 0.8% were there after all, and they are asked about as often as those that are
 * @param fullList a detector that reports so many detections may have left out others as weak as the weakest of them
 */
@API(status = API.Status.EXPERIMENTAL)
public record DetectionLimits(
        double agreed,
        double alone,
        double sameThing,
        double duplicate,
        double rival,
        double whole,
        double border,
        double sure,
        double doubt,
        double explained,
        double again,
        int mostCounted,
        double trace,
        int absent,
        int fullList) {

    private static final DetectionLimits DEFAULTS =
            new DetectionLimits(0.75, 0.85, 0.6, 0.7, 0.15, 0.9, 0.015, 0.75, 0.12, 0.5, 0.6, 3, 0.15, 0, 100);

    public static DetectionLimits ofDefaults() {
        return DEFAULTS;
    }

    /** These limits with other bars for regions. */
    public DetectionLimits withBars(double newAgreed, double newAlone) {
        return new DetectionLimits(
                newAgreed,
                newAlone,
                sameThing,
                duplicate,
                rival,
                whole,
                border,
                sure,
                doubt,
                explained,
                again,
                mostCounted,
                trace,
                absent,
                fullList);
    }

    /** These limits with other bars for counts. */
    public DetectionLimits withCounts(double newSure, double newDoubt, int newMostCounted) {
        return new DetectionLimits(
                agreed,
                alone,
                sameThing,
                duplicate,
                rival,
                whole,
                border,
                newSure,
                newDoubt,
                explained,
                again,
                newMostCounted,
                trace,
                absent,
                fullList);
    }

    /** These limits with another bar for absences, and so many of them noted of an image. */
    public DetectionLimits withAbsences(double newTrace, int newAbsent) {
        return new DetectionLimits(
                agreed,
                alone,
                sameThing,
                duplicate,
                rival,
                whole,
                border,
                sure,
                doubt,
                explained,
                again,
                mostCounted,
                newTrace,
                newAbsent,
                fullList);
    }
}
