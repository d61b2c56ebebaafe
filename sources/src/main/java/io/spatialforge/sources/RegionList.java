package io.spatialforge.sources;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.Transform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the boxes and points of one image: clips boxes to it, turns them upright, flags those that its border cuts, and
 * numbers them by label, place and the corpus's own id, whatever the order they came in.
 *
 * <p>Places are kept to a thousandth of a pixel. No corpus means more: COCO writes two decimals, a millionth of a side is
 * as much, and longer numbers are what arithmetic left behind ({@code 511.71999999999997}). They would take a third of all
 * lines.
 */
public final class RegionList {

    /** A box whose edge comes this close to the border, in pixels, is taken for cut by it. */
    private static final double BORDER = 1;

    private final double width;
    private final double height;
    private final Transform turn;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param width of the frame the boxes are given in, in pixels
     * @param height likewise
     * @param turn from that frame to the upright image
     */
    public RegionList(int width, int height, Transform turn) {
        this.width = width;
        this.height = height;
        this.turn = turn;
    }

    private record Entry(
            String id,
            String label,
            Shape shape,
            Box box,
            Flags flags,
            @Nullable Keypoints keypoints,
            @Nullable Mask mask) {}

    /**
     * The regions of the image.
     *
     * @param regions numbered from {@code r0}
     * @param duplicates ids of those left out because a region has the same label and box; its flags, keypoints and mask
     *     count
     * @param labels of the regions
     * @param crowds labels of which a region is a crowd or a group
     * @param ids all that were added
     * @param numbers of each id, the number of the region that it became or is the same as
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Numbered(
            List<Region> regions,
            List<String> duplicates,
            Set<String> labels,
            Set<String> crowds,
            List<String> ids,
            int[] numbers) {

        /** Number of the region that each id added became or is the same as; made when asked for, because few ask. */
        public Map<String, Integer> places() {
            Map<String, Integer> places = HashMap.newHashMap(numbers.length);
            for (int i = 0; i < numbers.length; i++) {
                places.put(ids.get(i), numbers[i]);
            }
            return places;
        }
    }

    /** Adds a box of which no mask is known. */
    public @Nullable Reason add(
            String id,
            String label,
            double x1,
            double y1,
            double x2,
            double y2,
            Flags flags,
            @Nullable Keypoints keypoints) {
        return add(id, label, x1, y1, x2, y2, flags, keypoints, null);
    }

    /**
     * Adds a box given by its edges in pixels.
     *
     * @param id the corpus's own
     * @param mask of the same frame as the box; null where none is known
     * @return null, or why the box was not added: {@link Reason#BOX_INVALID} or {@link Reason#BOX_OUTSIDE}
     */
    public @Nullable Reason add(
            String id,
            String label,
            double x1,
            double y1,
            double x2,
            double y2,
            Flags flags,
            @Nullable Keypoints keypoints,
            @Nullable Mask mask) {
        if (!(x1 < x2 && y1 < y2) || Double.isInfinite(x2 - x1) || Double.isInfinite(y2 - y1)) {
            return Reason.BOX_INVALID;
        }
        double left = Math.clamp(x1, 0, width);
        double top = Math.clamp(y1, 0, height);
        double right = Math.clamp(x2, 0, width);
        double bottom = Math.clamp(y2, 0, height);
        if (left >= right || top >= bottom) {
            return Reason.BOX_OUTSIDE;
        }
        Box given = new Box(left, top, right, bottom);
        Box box = (turn == Transform.IDENTITY ? given : turn.apply(given, width, height)).rounded();
        if (box.width() == 0 || box.height() == 0) {
            return Reason.BOX_INVALID;
        }
        boolean cut = left <= BORDER || top <= BORDER || right >= width - BORDER || bottom >= height - BORDER;
        entries.add(new Entry(
                id,
                label,
                box,
                box,
                cut ? flags.with(RegionFlag.TRUNCATED) : flags,
                keypoints == null ? null : turned(keypoints),
                mask == null ? null : mask.turned(turn)));
        return null;
    }

    /** Sorts, leaves out what is the same again, and numbers. */
    public Numbered numbered() {
        entries.sort(RegionList::inOrder);
        List<Entry> kept = new ArrayList<>(entries.size());
        List<String> duplicates = new ArrayList<>();
        List<String> ids = new ArrayList<>(entries.size());
        int[] numbers = new int[entries.size()];
        for (Entry entry : entries) {
            Entry last = kept.isEmpty() ? null : kept.getLast();
            if (last != null && last.label.equals(entry.label) && last.shape.equals(entry.shape)) {
                duplicates.add(entry.id);
                kept.set(
                        kept.size() - 1,
                        new Entry(
                                last.id,
                                last.label,
                                last.shape,
                                last.box,
                                new Flags(last.flags.bits() | entry.flags.bits()),
                                last.keypoints == null ? entry.keypoints : last.keypoints,
                                last.mask == null ? entry.mask : last.mask));
            } else {
                kept.add(entry);
            }
            numbers[ids.size()] = kept.size() - 1;
            ids.add(entry.id);
        }
        List<Region> regions = new ArrayList<>(kept.size());
        Set<String> labels = new TreeSet<>();
        Set<String> crowds = new TreeSet<>();
        Flags many = Flags.of(RegionFlag.CROWD, RegionFlag.GROUP);
        String label = null;
        for (Entry entry : kept) {
            if (!entry.label.equals(label)) {
                label = entry.label;
                labels.add(label);
            }
            if (entry.flags.hasAny(many)) {
                crowds.add(entry.label);
            }
            Region region = Region.annotated(regions.size(), entry.label, entry.shape, entry.flags);
            region = entry.keypoints == null ? region : region.withKeypoints(entry.keypoints);
            regions.add(entry.mask == null ? region : region.withMask(entry.mask));
        }
        return new Numbered(regions, duplicates, labels, crowds, ids, numbers);
    }

    private static int inOrder(Entry a, Entry b) {
        int c = a.label.equals(b.label) ? 0 : a.label.compareTo(b.label);
        c = c != 0 ? c : Double.compare(a.box.x1(), b.box.x1());
        c = c != 0 ? c : Double.compare(a.box.y1(), b.box.y1());
        c = c != 0 ? c : Double.compare(a.box.x2(), b.box.x2());
        c = c != 0 ? c : Double.compare(a.box.y2(), b.box.y2());
        c = c != 0 ? c : Integer.compare(a.id.length(), b.id.length()); // so that numbers follow their value
        return c != 0 ? c : a.id.compareTo(b.id);
    }

    private Keypoints turned(Keypoints keypoints) {
        return turned(keypoints, turn, width, height);
    }

    /**
     * Keypoints of the stored image in the upright one. A transform that mirrors shows the person's left hand as a right
     * one: those points change places.
     *
     * @param width of the stored image in pixels
     * @param height likewise
     */
    public static Keypoints turned(Keypoints keypoints, Transform turn, double width, double height) {
        if (turn == Transform.IDENTITY) {
            return keypoints;
        }
        boolean mirrors = switch (turn) {
            case IDENTITY, ROTATE_90, ROTATE_180, ROTATE_270 -> false;
            case FLIP_HORIZONTAL, FLIP_VERTICAL, TRANSPOSE, TRANSVERSE -> true;
        };
        Keypoints from = mirrors ? keypoints.mirrored(width) : keypoints;
        double[] values = from.values().clone();
        for (int i = 0; i < Keypoints.COUNT; i++) {
            if (from.labelled(i)) {
                double x = mirrors ? width - from.x(i) : from.x(i);
                Point point = turn.apply(new Point(x, from.y(i)), width, height);
                values[3 * i] = point.x();
                values[3 * i + 1] = point.y();
            }
        }
        return new Keypoints(values);
    }
}
