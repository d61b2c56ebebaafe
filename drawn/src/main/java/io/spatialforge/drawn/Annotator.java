package io.spatialforge.drawn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Annotates a drawn scene the way people do: boxes some per cent too large, here and there too small, outlines that fill
 * small gaps, key points beside the joints by as much as COCO's annotators differ (the sigmas of its evaluation), hidden
 * joints marked or not. Some things are boxed twice. A thing that was missed costs its label the claim to be complete.
 *
 * <p>What nobody could tell apart from the truth is not drawn: an image that claims to be complete and is not, a mirror
 * image or a poster boxed as the thing itself without a word. No rule can know that.
 */
final class Annotator {
    private static final double[] SIGMAS = {
        .026, .025, .025, .035, .035, .079, .079, .072, .072, .062, .062, .107, .107, .087, .087, .089, .089
    };
    private static final double SQRT_HALF = Math.sqrt(0.5);

    private static final Map<String, List<String>> ALSO_CALLED = Map.ofEntries(
            Map.entry("car", List.of("truck")),
            Map.entry("truck", List.of("car", "bus")),
            Map.entry("bus", List.of("truck")),
            Map.entry("motorcycle", List.of("bicycle")),
            Map.entry("cup", List.of("bowl", "vase", "bottle")),
            Map.entry("bowl", List.of("cup", "vase")),
            Map.entry("bottle", List.of("vase")),
            Map.entry("vase", List.of("bottle", "potted plant")),
            Map.entry("chair", List.of("couch", "bench")),
            Map.entry("couch", List.of("bed", "chair")),
            Map.entry("bench", List.of("chair")),
            Map.entry("backpack", List.of("suitcase")),
            Map.entry("suitcase", List.of("backpack")),
            Map.entry("dining table", List.of("desk")),
            Map.entry("cow", List.of("horse")),
            Map.entry("horse", List.of("cow")),
            Map.entry("person", List.of("man", "woman")));

    /** What is known of a scene, and what it is also called by truth. */
    record Sheet(List<Annotation> annotations, Set<String> complete, Set<String> absent, List<Set<String>> also) {}

    private final Trap trap;
    private final Dice dice;
    private final int width;
    private final int height;
    private final double care;
    private final boolean outlines;

    Annotator(Trap trap, Dice dice, int width, int height) {
        this.trap = trap;
        this.dice = dice;
        this.width = width;
        this.height = height;
        care = dice.between(0.5, 1.25);
        outlines = dice.chance(0.5);
    }

    Sheet annotate(List<DrawnObject> objects, List<Apparition> apparitions) {
        List<Annotation> list = new ArrayList<>();
        Set<String> spoiled = new HashSet<>();
        List<Set<String>> also = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            also.add(new TreeSet<>());
        }
        Set<DrawnObject> grouped = crowd(objects, list, spoiled);
        DrawnObject missed =
                objects.size() > 3 && dice.chance(0.12) ? objects.get(dice.count(0, objects.size() - 1)) : null;
        boolean manyNames = trap == Trap.RELATED && dice.chance(0.6);
        for (DrawnObject object : objects) {
            if (object == missed) {
                spoiled.add(object.label());
            } else if (!grouped.contains(object)) {
                String label = object.label();
                if (manyNames && label.equals("person") && dice.chance(0.6)) {
                    also.get(object.id()).add(label);
                    label = dice.chance(0.5) ? "man" : "woman";
                    also.get(object.id()).add(label);
                }
                list.add(of(object, label));
                again(object, label, list, also.get(object.id()));
            }
        }
        Set<String> seen = new HashSet<>();
        for (Apparition apparition : apparitions) {
            seen.add(apparition.label());
            if (dice.chance(0.5)) {
                list.add(new Annotation(
                        apparition.label(),
                        box(apparition.bbox()),
                        false,
                        !apparition.reflected(),
                        apparition.reflected(),
                        null,
                        outline(apparition.runs())));
            }
        }
        Set<String> complete = new TreeSet<>();
        list.forEach(a -> complete.add(a.label()));
        objects.forEach(o -> seen.add(o.label()));
        seen.addAll(complete);
        complete.removeAll(spoiled);
        return new Sheet(list, complete, absent(seen), also);
    }

    private Set<String> absent(Set<String> seen) {
        List<String> labels = new ArrayList<>(DrawnLabels.ids().keySet());
        labels.removeAll(seen);
        Set<String> absent = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            absent.add(dice.pick(labels));
        }
        return absent;
    }

    /** Boxes what is hardly seen of many together. */
    private Set<DrawnObject> crowd(List<DrawnObject> objects, List<Annotation> list, Set<String> spoiled) {
        Set<DrawnObject> grouped = new HashSet<>();
        if (trap != Trap.CROWDS || !dice.chance(0.35)) {
            return grouped;
        }
        Map<String, List<DrawnObject>> byLabel = new HashMap<>();
        objects.forEach(
                o -> byLabel.computeIfAbsent(o.label(), l -> new ArrayList<>()).add(o));
        for (List<DrawnObject> alike : new ArrayList<>(byLabel.values())) {
            if (alike.size() < 6) {
                continue;
            }
            List<DrawnObject> hidden = new ArrayList<>(alike);
            hidden.sort(Comparator.comparingInt(DrawnObject::visiblePixels));
            hidden = hidden.subList(0, alike.size() / 2);
            double[] box = hidden.getFirst().bbox().clone();
            for (DrawnObject object : hidden) {
                box[0] = Math.min(box[0], object.bbox()[0]);
                box[1] = Math.min(box[1], object.bbox()[1]);
                box[2] = Math.max(box[2], object.bbox()[2]);
                box[3] = Math.max(box[3], object.bbox()[3]);
            }
            String label = hidden.getFirst().label();
            list.add(new Annotation(label, box, true, false, false, null, null));
            spoiled.add(label);
            grouped.addAll(hidden);
        }
        return grouped;
    }

    /** Now and then a second box on the same thing, under its name or another one. */
    private void again(DrawnObject object, String label, List<Annotation> list, Set<String> also) {
        if (dice.chance(trap == Trap.RELATED ? 0.06 : 0.015)) {
            list.add(of(object, label));
        }
        List<String> names = ALSO_CALLED.get(object.label());
        if (trap == Trap.RELATED && names != null && dice.chance(0.2)) {
            String name = dice.pick(names);
            if (!name.equals(label)) {
                also.add(object.label());
                also.add(name);
                list.add(of(object, name));
            }
        }
    }

    private Annotation of(DrawnObject object, String label) {
        double[] points = object.keypoints();
        return new Annotation(
                label,
                box(object.bbox()),
                false,
                false,
                false,
                points == null ? null : points(points, Math.sqrt(object.visiblePixels())),
                outline(object.runs()));
    }

    private double[] box(double[] exact) {
        double wide = exact[2] - exact[0];
        double high = exact[3] - exact[1];
        return new double[] {
            Math.clamp(exact[0] - outwards(wide), 0, exact[2] - 2),
            Math.clamp(exact[1] - outwards(high), 0, exact[3] - 2),
            Math.clamp(exact[2] + outwards(wide), exact[0] + 2, width),
            Math.clamp(exact[3] + outwards(high), exact[1] + 2, height)
        };
    }

    /** By how many pixels an edge is drawn too far out. */
    private double outwards(double side) {
        double share = Math.clamp(0.012 + care * 0.018 * bell(), -0.035, 0.08);
        return share * side + 0.6 * bell();
    }

    private double bell() {
        return dice.between(-1, 1) + dice.between(-1, 1) + dice.between(-1, 1);
    }

    private double[] points(double[] exact, double scale) {
        double[] marked = exact.clone();
        boolean marksHidden = dice.chance(0.6);
        for (int k = 0; k < 17; k++) {
            int flag = (int) exact[3 * k + 2];
            if (flag == 0 || (flag == 1 && !marksHidden && dice.chance(0.7))) {
                marked[3 * k] = 0;
                marked[3 * k + 1] = 0;
                marked[3 * k + 2] = 0;
                continue;
            }
            double spread = SIGMAS[k] * SQRT_HALF * scale * care;
            marked[3 * k] = Math.clamp(exact[3 * k] + spread * bell(), 0, width - 1);
            marked[3 * k + 1] = Math.clamp(exact[3 * k + 1] + spread * bell(), 0, height - 1);
        }
        return trap == Trap.SWAPPED && dice.chance(0.3) ? swapped(marked) : marked;
    }

    private static double[] swapped(double[] points) {
        double[] swapped = points.clone();
        for (int left = 1; left < 17; left += 2) {
            System.arraycopy(points, 3 * left, swapped, 3 * left + 3, 3);
            System.arraycopy(points, 3 * left + 3, swapped, 3 * left, 3);
        }
        return swapped;
    }

    private int @Nullable [] outline(int[] runs) {
        if (!outlines) {
            return null;
        }
        BitSet drawn = Outline.drawn(Outline.cells(runs), width, height, dice.count(0, 14), dice.count(0, 2));
        return Outline.runs(drawn, width * height);
    }
}
