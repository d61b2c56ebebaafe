package io.spatialforge.vision.curate;

import io.spatialforge.core.drop.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a picture is a photograph worth asking about. It is there to leave out what would make silly questions,
 * not to judge beauty: each limit lies where, of hundreds of photographs looked at, next to none is beyond it.
 */
public final class Curator {

    private final CurationLimits limits;

    public Curator(CurationLimits limits) {
        this.limits = limits;
    }

    /**
     * Why something is left out.
     *
     * @param detail the figure and its limit, for a person
     */
    public record Fault(Reason reason, String detail) {}

    /** What is wrong with an upright image of that size in pixels; null if nothing is. */
    public @Nullable Fault ofSize(int width, int height) {
        int shorter = Math.min(width, height);
        if (shorter < limits.minSide()) {
            return new Fault(
                    Reason.IMAGE_TOO_SMALL,
                    "%dx%d, the shorter side is to be %d or more".formatted(width, height, limits.minSide()));
        }
        double aspect = (double) Math.max(width, height) / shorter;
        return aspect <= limits.maxAspect()
                ? null
                : fault(Reason.IMAGE_EXTREME_ASPECT, "aspect ratio", aspect, "at most", limits.maxAspect());
    }

    /** What is wrong with a picture by what was measured of it; null if nothing is. */
    public @Nullable Fault of(PhotoMeasures m) {
        if (m.contrast() < limits.blankContrast()) {
            return fault(Reason.IMAGE_BLANK, "contrast", m.contrast(), "at least", limits.blankContrast());
        }
        boolean ofFewColours = m.palette() >= limits.drawnPalette() && m.flat() >= limits.drawnFlat();
        if (ofFewColours && m.text() >= limits.textBlocks() && m.colour() < limits.textColour()) {
            return fault(
                    Reason.IMAGE_TEXT, "share of blocks that look like print", m.text(), "under", limits.textBlocks());
        }
        if (ofFewColours && m.straight() >= limits.drawnStraight()) {
            return fault(
                    Reason.IMAGE_SCREENSHOT,
                    "share of edges along rows and columns, in a picture of few colours and even surfaces,",
                    m.straight(),
                    "under",
                    limits.drawnStraight());
        }
        if (m.seam() >= limits.seam()) {
            return fault(Reason.IMAGE_COLLAGE, "seam from side to side", m.seam(), "under", limits.seam());
        }
        return m.sharpness() < limits.sharpness()
                ? fault(Reason.IMAGE_BLURRED, "sharpness", m.sharpness(), "at least", limits.sharpness())
                : null;
    }

    private static Fault fault(Reason reason, String what, double got, String asked, double limit) {
        return new Fault(reason, String.format(Locale.ROOT, "%s %.2f, is to be %s %s", what, got, asked, limit));
    }
}
