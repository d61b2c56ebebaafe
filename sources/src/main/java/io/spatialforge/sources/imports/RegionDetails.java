package io.spatialforge.sources.imports;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.RegionList;
import io.spatialforge.sources.imports.BoxAdditions.Entry;
import io.spatialforge.sources.imports.ImportJoiner.Placed;
import io.spatialforge.sources.imports.ImportRecord.Pixels;
import io.spatialforge.sources.imports.ImportRecord.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Imported masks and keypoints on the regions they belong to: the one of a fitting label whose box they overlap most, by
 * half at least. A mask must lie where its region is, whatever the record says. What was annotated is not replaced; of
 * several imports for one region the one with the higher score stays, then the one that overlaps more.
 */
final class RegionDetails {

    private static final double OVERLAP = 0.5;

    /** By how much the sides of a mask may be out of proportion with those of its image. */
    private static final double PROPORTION = 0.02;

    private final Scene scene;
    private final List<Entry> entries;
    private final SceneAdditions.Drops drops;

    RegionDetails(Scene scene, BoxAdditions.Result boxed, SceneAdditions.Drops drops) {
        this.scene = scene;
        this.entries = boxed.entries();
        this.drops = drops;
    }

    /** A detail and the region it was found to belong to. */
    private sealed interface Fit {

        Placed placed();

        int region();

        double overlap();

        double score();

        record OfMask(Placed placed, int region, double overlap, double score, Mask mask) implements Fit {}

        record OfKeypoints(Placed placed, int region, double overlap, double score, Keypoints keypoints)
                implements Fit {}
    }

    /** The regions with their details. */
    List<Region> add(List<Placed> details) {
        List<Region> regions = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            regions.add(entry.region());
        }
        List<Fit> fits = new ArrayList<>();
        for (Placed placed : details) {
            Fit fit = switch (placed.content()) {
                case ImportRecord.Masked masked -> fit(placed, masked, regions);
                case ImportRecord.Posed posed -> fit(placed, posed, regions);
                case ImportRecord.Boxed b -> throw new IllegalArgumentException("a box is no detail");
                case ImportRecord.Captioned c -> throw new IllegalArgumentException("a caption is no detail");
                case ImportRecord.Mapped m -> throw new IllegalArgumentException("a depth map is no detail");
            };
            if (fit != null) {
                fits.add(fit);
            }
        }
        fits.sort(Comparator.comparingDouble((Fit fit) -> -fit.score())
                .thenComparingDouble(fit -> -fit.overlap())
                .thenComparing(fit -> fit.placed().file().origin())
                .thenComparing(RegionDetails::compareContent));
        for (Fit fit : fits) {
            Region region = regions.get(fit.region());
            boolean taken = switch (fit) {
                case Fit.OfMask mask -> region.mask() != null;
                case Fit.OfKeypoints keypoints -> region.keypoints() != null;
            };
            if (taken) {
                drops.drop(fit.placed(), Reason.ROW_DUPLICATE, "the " + region.label() + " has one already");
                continue;
            }
            regions.set(
                    fit.region(),
                    switch (fit) {
                        case Fit.OfMask mask -> region.withMask(mask.mask());
                        case Fit.OfKeypoints keypoints -> region.withKeypoints(keypoints.keypoints());
                    });
        }
        return regions;
    }

    private static int compareContent(Fit a, Fit b) {
        if (a instanceof Fit.OfMask m && b instanceof Fit.OfMask n) {
            return Arrays.compare(m.mask().runs(), n.mask().runs());
        }
        if (a instanceof Fit.OfKeypoints k && b instanceof Fit.OfKeypoints l) {
            return Arrays.compare(k.keypoints().values(), l.keypoints().values());
        }
        return Boolean.compare(a instanceof Fit.OfMask, b instanceof Fit.OfMask);
    }

    private @Nullable Fit fit(Placed placed, ImportRecord.Masked masked, List<Region> regions) {
        if (masked.score() < placed.file().minConfidence()) {
            drops.drop(placed, Reason.LOW_CONFIDENCE, "score " + masked.score());
            return null;
        }
        Mask mask;
        try {
            mask = read(masked.pixels(), placed);
        } catch (IOException e) {
            drops.drop(placed, Reason.MASK_INVALID, e.getMessage());
            return null;
        }
        Target target = masked.target();
        Box extent = extent(mask);
        Box wanted = target.box() == null ? extent : box(target.box(), placed);
        int best = wanted == null ? -1 : best(target, wanted, regions, false);
        if (best < 0 || extent.iou(regions.get(best).box()) < OVERLAP) {
            drops.drop(placed, Reason.IMPORT_UNMATCHED, "a mask over " + extent);
            return null;
        }
        return new Fit.OfMask(placed, best, extent.iou(regions.get(best).box()), masked.score(), mask);
    }

    private @Nullable Fit fit(Placed placed, ImportRecord.Posed posed, List<Region> regions) {
        if (posed.score() < placed.file().minConfidence()) {
            drops.drop(placed, Reason.LOW_CONFIDENCE, "score " + posed.score());
            return null;
        }
        Image image = scene.image();
        Keypoints keypoints = RegionList.turned(
                posed.keypoints(),
                SceneAdditions.turn(image, placed.file()),
                SceneAdditions.width(image, placed.file()),
                SceneAdditions.height(image, placed.file()));
        Target target = posed.target();
        Box wanted = target.box() == null ? extent(keypoints) : box(target.box(), placed);
        int best = wanted == null ? -1 : best(target, wanted, regions, true);
        if (best < 0) {
            drops.drop(placed, Reason.IMPORT_UNMATCHED, "keypoints over " + wanted);
            return null;
        }
        return new Fit.OfKeypoints(placed, best, wanted.iou(regions.get(best).box()), posed.score(), keypoints);
    }

    /** The region that overlaps most, by half at least; -1 where there is none. */
    private int best(Target target, Box wanted, List<Region> regions, boolean person) {
        Labels labels = Labels.standard();
        int best = -1;
        double most = 0;
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            boolean fits = (!person || labels.isPerson(region.label()))
                    && (target.label() == null || labels.related(target.label(), region.label()))
                    && (target.region() == null
                            || target.region().equals(entries.get(i).before()));
            double overlap = fits ? wanted.iou(region.box()) : 0;
            if (overlap > most) {
                most = overlap;
                best = i;
            }
        }
        return most >= OVERLAP ? best : -1;
    }

    /** A box of a record in the upright image; null where it is none. */
    private @Nullable Box box(double[] b, Placed placed) {
        if (!(b[0] < b[2] && b[1] < b[3]) || Double.isInfinite(b[2] - b[0]) || Double.isInfinite(b[3] - b[1])) {
            return null;
        }
        Image image = scene.image();
        return SceneAdditions.turn(image, placed.file())
                .apply(
                        new Box(b[0], b[1], b[2], b[3]),
                        SceneAdditions.width(image, placed.file()),
                        SceneAdditions.height(image, placed.file()));
    }

    /**
     * The mask of the upright image.
     *
     * @throws IOException saying what is wrong with it
     */
    private Mask read(Pixels pixels, Placed placed) throws IOException {
        Mask given = switch (pixels) {
            case Pixels.Read read -> read.mask();
            case Pixels.InFile file -> MaskPng.read(SceneAdditions.beside(placed.file(), file.file()));
        };
        Transform turn = SceneAdditions.turn(scene.image(), placed.file());
        Mask mask = given.turned(turn);
        Image image = scene.image();
        double wide = (double) mask.width() * image.height();
        double high = (double) mask.height() * image.width();
        if (Math.abs(wide - high) > PROPORTION * Math.max(wide, high)) {
            throw new IOException("a mask of %dx%d for an image of %dx%d"
                    .formatted(mask.width(), mask.height(), image.width(), image.height()));
        }
        if (mask.share() == 0) {
            throw new IOException("no pixel is the thing's");
        }
        return mask;
    }

    /** The box around a mask's cells, in pixels of the image. */
    private Box extent(Mask mask) {
        int left = Integer.MAX_VALUE;
        int right = -1;
        int top = Integer.MAX_VALUE;
        int bottom = -1;
        BitSet cells = mask.cells();
        int height = mask.height();
        for (int from = cells.nextSetBit(0); from >= 0; ) {
            int to = Math.min(cells.nextClearBit(from), (from / height + 1) * height);
            left = Math.min(left, from / height);
            right = Math.max(right, from / height);
            top = Math.min(top, from % height);
            bottom = Math.max(bottom, (to - 1) % height);
            from = cells.nextSetBit(to);
        }
        double x = (double) scene.image().width() / mask.width();
        double y = (double) scene.image().height() / height;
        return new Box(x * left, y * top, x * (right + 1), y * (bottom + 1));
    }

    /** The box around the points that are labelled; null where there is none. */
    private static @Nullable Box extent(Keypoints keypoints) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < Keypoints.COUNT; i++) {
            if (keypoints.labelled(i)) {
                left = Math.min(left, keypoints.x(i));
                top = Math.min(top, keypoints.y(i));
                right = Math.max(right, keypoints.x(i));
                bottom = Math.max(bottom, keypoints.y(i));
            }
        }
        return left < right && top < bottom ? new Box(left, top, right, bottom) : null;
    }
}
