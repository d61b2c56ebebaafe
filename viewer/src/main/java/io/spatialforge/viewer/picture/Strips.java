package io.spatialforge.viewer.picture;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The strips by which claims are shown: depths, places from left to right, bottom edges, areas. */
final class Strips {

    private Strips() {}

    /**
     * The depth of regions, near to the left.
     *
     * @param measures of the claim, for the line of what is asked between two
     * @return null where a region has no depth
     */
    static @Nullable Strip depth(Scene scene, List<String> regions, List<Measure> measures) {
        DepthSource source = scene.depth();
        List<Strip.Item> items = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (String id : regions) {
            Region region = scene.region(id);
            RegionDepth depth = region.depth();
            if (source == null || depth == null) {
                return null;
            }
            DepthExtent e = depth.stated();
            items.add(new Strip.Item(
                    id, region.label(), e.near(), e.centre(), e.far(), value(e.centre(), source.kind())));
            low = Math.min(low, Math.min(e.near(), e.far()));
            high = Math.max(high, Math.max(e.near(), e.far()));
        }
        if (source == null || items.isEmpty()) {
            return null;
        }
        boolean inverse = source.kind() == DepthSource.Kind.INVERSE;
        items.sort(Comparator.comparingDouble(i -> inverse ? -i.middle() : i.middle()));
        List<Strip.Mark> marks = items.size() == 2 ? marks(items.getFirst(), source, measures) : List.of();
        for (Strip.Mark mark : marks) {
            low = Math.min(low, mark.at());
            high = Math.max(high, mark.at());
        }
        double spare = 0.08 * (high - low) + 1e-9;
        double least = inverse ? low - spare : low > 0.4 * high ? low - spare : 0;
        String title = switch (source.kind()) {
            case METRIC -> "Distance from the camera in metres";
            case RELATIVE -> "Distance from the camera, in no known unit";
            case INVERSE -> "Depth by a network, larger is nearer";
        };
        return new Strip(
                title,
                "nearer",
                "farther",
                inverse ? high + spare : least,
                inverse ? least : high + 3 * spare,
                items,
                marks);
    }

    private static List<Strip.Mark> marks(Strip.Item nearer, DepthSource source, List<Measure> measures) {
        for (Measure measure : measures) {
            if (measure.name().equals("depth_ratio")) {
                return List.of(new Strip.Mark(
                        nearer.middle() * measure.threshold(),
                        String.format(Locale.ROOT, "asked: %.2f times as far", measure.threshold())));
            }
            if (measure.name().equals("inverse_gap")) {
                return List.of(new Strip.Mark(
                        nearer.middle() - measure.threshold() * (source.high() - source.low()),
                        String.format(Locale.ROOT, "asked: %.0f%% of the map's range", 100 * measure.threshold())));
            }
        }
        return List.of();
    }

    private static String value(double centre, DepthSource.Kind kind) {
        return String.format(Locale.ROOT, kind == DepthSource.Kind.METRIC ? "%.2f m" : "%.2f", centre);
    }

    /** Regions from left to right of the image. */
    static Strip sides(Scene scene, List<String> regions, List<Measure> measures) {
        List<Strip.Item> items = new ArrayList<>();
        double width = scene.image().width();
        for (String id : regions) {
            Region region = scene.region(id);
            Box box = region.box();
            items.add(new Strip.Item(
                    id,
                    region.label(),
                    box.x1(),
                    box.centreX(),
                    box.x2(),
                    String.format(Locale.ROOT, "%.0f%%", 100 * box.centreX() / width)));
        }
        items.sort(Comparator.comparingDouble(Strip.Item::middle));
        List<Strip.Mark> marks = new ArrayList<>();
        for (Measure measure : measures) {
            if (measure.name().equals("centre_gap") && items.size() == 2) {
                marks.add(new Strip.Mark(
                        items.getFirst().middle() + measure.threshold() * width,
                        String.format(Locale.ROOT, "asked: %.0f%% of the width apart", 100 * measure.threshold())));
            }
        }
        return new Strip("Across the image's width", "left edge", "right edge", 0, width, items, marks);
    }

    /** How low regions end in the image. */
    static Strip bottoms(Scene scene, List<String> regions) {
        double height = scene.image().height();
        List<Strip.Item> items = new ArrayList<>();
        for (String id : regions) {
            Region region = scene.region(id);
            double bottom = region.box().y2();
            items.add(new Strip.Item(
                    id,
                    region.label(),
                    region.box().y1(),
                    bottom,
                    bottom,
                    String.format(Locale.ROOT, "%.0f%%", 100 * bottom / height)));
        }
        items.sort(Comparator.comparingDouble(i -> -i.middle()));
        return new Strip("Down the image, the dot where each ends", "top", "bottom", 0, height, items, List.of());
    }

    /** How much of the image regions cover. */
    static Strip areas(Scene scene, List<String> regions, List<Measure> measures) {
        double all = (double) scene.image().width() * scene.image().height();
        List<Strip.Item> items = new ArrayList<>();
        for (String id : regions) {
            Region region = scene.region(id);
            double share = region.box().area() / all;
            items.add(new Strip.Item(
                    id, region.label(), 0, share, share, String.format(Locale.ROOT, "%.1f%%", 100 * share)));
        }
        items.sort(Comparator.comparingDouble(i -> -i.middle()));
        List<Strip.Mark> marks = new ArrayList<>();
        for (Measure measure : measures) {
            if (measure.name().equals("area_ratio") && items.size() > 1) {
                marks.add(new Strip.Mark(
                        items.get(1).middle() * measure.threshold(),
                        String.format(Locale.ROOT, "asked: %.1f times the next", measure.threshold())));
            }
        }
        double most = items.isEmpty() ? 1 : items.getFirst().middle();
        return new Strip("How much of the image each covers", "none", "most", 0, 1.25 * most, items, marks);
    }
}
