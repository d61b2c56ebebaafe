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
 */
public record Thing(Region region, LabelTraits traits, Box box, double area, boolean isPoint, boolean isOccluded) {

    public static Thing of(Region region) {
        return of(region, LabelTraits.of(region.label()));
    }

    /**
     * @param traits of the region's label
     */
    public static Thing of(Region region, LabelTraits traits) {
        Box box = region.box();
        return new Thing(
                region, traits, box, box.area(), region.shape() instanceof Point, region.has(RegionFlag.OCCLUDED));
    }
}
