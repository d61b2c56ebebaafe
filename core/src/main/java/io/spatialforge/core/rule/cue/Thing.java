package io.spatialforge.core.rule.cue;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;

/**
 * A region with what is asked of it in each comparison with another, found out once.
 *
 * @param box its extent, which has no area where it is a point
 * @param area of the box
 * @param isAloft whether it may be off the ground, see {@link Aloft}
 */
public record Thing(
        Region region, LabelTraits traits, Box box, double area, boolean isPoint, boolean isOccluded, boolean isAloft) {

    /** Leaves room for rounding where areas are compared instead of what boxes share. */
    public static final double NEARLY = 0.999;

    public static Thing of(Region region) {
        return of(region, LabelTraits.of(region.label()));
    }

    /**
     * @param traits of the region's label
     */
    public static Thing of(Region region, LabelTraits traits) {
        Box box = region.box();
        return new Thing(
                region,
                traits,
                box,
                box.area(),
                region.shape() instanceof Point,
                region.has(RegionFlag.OCCLUDED),
                false);
    }

    /** The same thing, which may be off the ground. */
    Thing aloft() {
        return new Thing(region, traits, box, area, isPoint, isOccluded, true);
    }

    /** Whether the intersection of the two boxes is more than this part of their union. */
    public boolean coversWith(Thing other, double part) {
        // Only boxes of much the same area can, which rules out most of them first.
        double least = part * NEARLY;
        return area >= least * other.area && other.area >= least * area && box.iou(other.box) > part;
    }
}
