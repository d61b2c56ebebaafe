package io.spatialforge.core.rule.cue;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.label.Heights.Height;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Of two things of much the same size, the one that looks larger is the nearer.
 *
 * <p>Two of one label are compared by the sides of squares of their boxes' areas, which turning and bending change less
 * than height or width; more is asked of labels whose things vary in size. Two of different labels whose ordinary heights are known are compared by how far away they would
 * be at those heights; the less sure the heights, the more must lie between (half of both spreads together, taken as
 * independent: nearly all lie within the whole). People never: children are
 * people. Nor labels that nobody described.
 *
 * <p>A thing that is hidden in part or cut by the border looks smaller than it is. It is not left out: where a second cue
 * agrees, orders with such things proved no less right than others.
 */
public record ApparentSize() implements DepthCue {

    /** The camera's focal length over the longer side of its images, of ordinary photographs; rather too short. */
    private static final double ASSUMED_FOCAL = 0.8;

    @Override
    public String id() {
        return "apparent_size";
    }

    @Override
    public Look look() {
        return Look.SIZE;
    }

    @Override
    public @Nullable Vote vote(Scene scene, Margins margins, Thing a, Thing b) {
        LabelTraits ofA = a.traits();
        LabelTraits ofB = b.traits();
        if (ofA.isPeople() || ofB.isPeople()) {
            return null;
        }
        if (ofA.isOf(ofB)) {
            return ofA.isKnown() ? told(Math.sqrt(a.area() / b.area()), askedAlike(margins, ofA), a, b) : null;
        }
        Height ha = ofA.height();
        Height hb = ofB.height();
        if (ha == null || hb == null) {
            return null;
        }
        double ratio = distance(hb, b.box()) / distance(ha, a.box());
        return told(ratio, asked(scene.image(), margins, ratio > 1 ? a : b, ha, hb), a, b);
    }

    /**
     * @param ratio how many times as far away as the first the second seems to be
     * @param asked the least ratio, whichever is the nearer
     */
    private @Nullable Vote told(double ratio, double asked, Thing a, Thing b) {
        double times = Math.max(ratio, 1 / ratio);
        return times >= asked && times > 1 && !Double.isInfinite(times)
                ? new Vote(ratio > 1 ? a.region() : b.region(), new Measure(id(), times, asked))
                : null;
    }

    private static double askedAlike(Margins margins, LabelTraits traits) {
        return traits.isMuchTheSame() ? margins.sizeRatio() : margins.variedSizeRatio();
    }

    /** Of a nearer one that runs on behind its visible front, the middle must be in front of the other too. */
    private static double asked(Image image, Margins margins, Thing nearer, Height ha, Height hb) {
        double spread = Math.exp(Math.hypot(Math.log(ha.spread()), Math.log(hb.spread())) / 2);
        double focal = ASSUMED_FOCAL * Math.max(image.width(), image.height());
        Height height = nearer.traits().height();
        double metres = height == null ? Double.NaN : focal * distance(height, nearer.box());
        double runsOn = nearer.traits().length() / (2 * metres);
        return margins.typicalSizeRatio() * spread + runsOn;
    }

    /** How far away a thing of the height would be, in metres times the unknown focal length in pixels. */
    private static double distance(Height height, Box box) {
        return height.metres() / box.height();
    }
}
