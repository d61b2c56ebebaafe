package io.spatialforge.bench.objects;

import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a scene's regions against what is known. A region is right if its box overlaps an object of its label by at least
 * a half (intersection over union) that no surer region has taken; one that lies in a crowd of its label is not judged, and
 * neither is one of a label of which not every object is known.
 */
final class RegionJudge {

    private static final double RIGHT = 0.5;

    private RegionJudge() {}

    /**
     * @param region judged
     * @param thing that it is; null if it is none
     */
    record Judged(Region region, @Nullable Region thing) {

        boolean isRight() {
            return thing != null;
        }
    }

    static List<Judged> of(KnownPhotograph photograph, Scene scene) {
        List<Region> regions = new ArrayList<>(scene.regions());
        regions.sort(Comparator.comparingDouble((Region r) -> -r.confidence()));
        Set<Region> taken = new HashSet<>();
        List<Judged> judged = new ArrayList<>();
        for (Region region : regions) {
            if (!photograph.labels().contains(region.label())) {
                continue;
            }
            Region best = null;
            for (Region thing : photograph.instances(region.label())) {
                double iou = thing.box().iou(region.box());
                if (iou >= RIGHT
                        && !taken.contains(thing)
                        && (best == null || iou > best.box().iou(region.box()))) {
                    best = thing;
                }
            }
            if (best != null) {
                taken.add(best);
                judged.add(new Judged(region, best));
            } else if (!isInCrowd(photograph, region)) {
                judged.add(new Judged(region, null));
            }
        }
        return judged;
    }

    private static boolean isInCrowd(KnownPhotograph photograph, Region region) {
        for (Region crowd : photograph.crowds(region.label())) {
            if (crowd.box().intersection(region.box()) > RIGHT * region.box().area()) {
                return true;
            }
        }
        return false;
    }
}
