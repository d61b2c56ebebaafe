package io.spatialforge.core.rule.cue;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.label.Heights;
import io.spatialforge.core.label.Heights.Height;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
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
    public @Nullable Vote vote(Scene scene, Margins margins, Region a, Region b) {
        boolean alike = a.label().equals(b.label());
        double ratio = alike ? Math.sqrt(a.box().area() / b.box().area()) : ratioOfDistances(a, b);
        Region nearer = ratio > 1 ? a : b;
        double times = Math.max(ratio, 1 / ratio);
        double asked = alike ? askedAlike(margins, a.label()) : asked(scene.image(), margins, nearer, a, b);
        boolean told = times >= asked && times > 1 && !Double.isInfinite(times);
        return told && !isPeople(a.label()) && !isPeople(b.label())
                ? new Vote(nearer, new Measure(id(), times, asked))
                : null;
    }

    /** How many times as far away as the first the second would be at their ordinary heights; not a number if unknown. */
    private static double ratioOfDistances(Region a, Region b) {
        Height ha = Heights.standard().of(a.label());
        Height hb = Heights.standard().of(b.label());
        return ha == null || hb == null ? Double.NaN : distance(hb, b.box()) / distance(ha, a.box());
    }

    private static double askedAlike(Margins margins, String label) {
        if (!Labels.standard().isKnown(label)) {
            return Double.POSITIVE_INFINITY;
        }
        boolean muchTheSame =
                Labels.standard().isRigid(label) || Heights.standard().of(label) != null;
        return muchTheSame ? margins.sizeRatio() : margins.variedSizeRatio();
    }

    /** Of a nearer one that runs on behind its visible front, the middle must be in front of the other too. */
    private static double asked(Image image, Margins margins, Region nearer, Region a, Region b) {
        Height ha = Heights.standard().of(a.label());
        Height hb = Heights.standard().of(b.label());
        if (ha == null || hb == null) {
            return Double.POSITIVE_INFINITY;
        }
        double spread = Math.exp(Math.hypot(Math.log(ha.spread()), Math.log(hb.spread())) / 2);
        double focal = ASSUMED_FOCAL * Math.max(image.width(), image.height());
        double metres = focal * distance(nearer == a ? ha : hb, nearer.box());
        double runsOn = Labels.standard().length(nearer.label()) / (2 * metres);
        return margins.typicalSizeRatio() * spread + runsOn;
    }

    /** How far away a thing of the height would be, in metres times the unknown focal length in pixels. */
    private static double distance(Height height, Box box) {
        return height.metres() / box.height();
    }

    private static boolean isPeople(String label) {
        return Labels.standard().isPerson(label) || Labels.standard().related(label, "man");
    }
}
