package io.spatialforge.export.talk;

import io.spatialforge.core.label.Labels;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Things that something is said or asked of: single regions, and all there are of a label. Two lots of things meet if one
 * thing may be in both. Regions that lie on one another count as one, because whoever knows where a face is knows where the
 * person is, and so do labels that one thing may bear both of.
 */
final class Things {

    /** Regions that share so much of the smaller one count as one. */
    private static final double SAME = 0.5;

    private final List<QaRegion> regions = new ArrayList<>(4);
    private final Set<String> labels = new LinkedHashSet<>(4);

    void add(QaRegion region) {
        if (!has(region.id())) {
            regions.add(region);
        }
    }

    /** All there are of a label. */
    void add(String label) {
        labels.add(label);
    }

    boolean has(String region) {
        for (QaRegion each : regions) {
            if (each.id().equals(region)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something may be in both. */
    boolean meet(Things other) {
        return meet(other, new Things());
    }

    /** Whether something may be in both, the regions of these passed over. */
    boolean meet(Things other, Things passedOver) {
        for (QaRegion region : regions) {
            if (passedOver.has(region.id())) {
                continue;
            }
            if (other.holds(region) || bears(region, other.labels)) {
                return true;
            }
        }
        for (QaRegion region : other.regions) {
            if (bears(region, labels)) {
                return true;
            }
        }
        for (String label : labels) {
            if (isRelated(label, other.labels)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(QaRegion region) {
        for (QaRegion each : regions) {
            if (each.id().equals(region.id()) || lieOnOneAnother(each, region)) {
                return true;
            }
        }
        return false;
    }

    private static boolean bears(QaRegion region, Set<String> labels) {
        return isRelated(region.label(), labels);
    }

    private static boolean isRelated(String label, Set<String> others) {
        Labels known = Labels.standard();
        for (String other : others) {
            if (known.related(label, other) || known.spoken(label).equals(known.spoken(other))) {
                return true;
            }
        }
        return false;
    }

    private static boolean lieOnOneAnother(QaRegion one, QaRegion two) {
        Box a = one.shape().extent();
        Box b = two.shape().extent();
        double width = Math.min(a.x2(), b.x2()) - Math.max(a.x1(), b.x1());
        double height = Math.min(a.y2(), b.y2()) - Math.max(a.y1(), b.y1());
        return width >= 0 && height >= 0 && width * height >= SAME * Math.min(a.area(), b.area());
    }
}
