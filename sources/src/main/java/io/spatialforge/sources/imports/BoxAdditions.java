package io.spatialforge.sources.imports;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.imports.ImportFile.Completeness;
import io.spatialforge.sources.imports.ImportJoiner.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Imported boxes as regions of a scene.
 *
 * <ul>
 *   <li>A box over a region of a related label (IoU above 0.7) is that thing again: the annotation stays, or the box with
 *       the higher score.
 *   <li>A box of a label that the annotation was exhaustive for, or knew to be absent, and that is no known region, is a
 *       contradiction: one of the two is wrong, so nothing is counted of that label, or of related ones.
 *   <li>Imported labels are exhaustive only if the user declares it, and then only where no box of the label was left out
 *       and no annotated region of it was missed.
 * </ul>
 */
final class BoxAdditions {

    private static final double SAME = 0.7;

    /** A box whose edge comes this close to the border, in pixels, is taken for cut by it. */
    private static final double BORDER = 1;

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble((Candidate c) -> -c.score())
            .thenComparing(Candidate::label)
            .thenComparing(Candidate::box, BoxAdditions::compare)
            .thenComparing(c -> c.placed().file().origin())
            .thenComparingInt(c -> c.placed().index())
            .thenComparingLong(c -> c.placed().record());

    private final Scene scene;
    private final SceneAdditions.Drops drops;
    private final Labels labels = Labels.standard();

    BoxAdditions(Scene scene, SceneAdditions.Drops drops) {
        this.scene = scene;
        this.drops = drops;
    }

    private record Candidate(Placed placed, String label, Box box, double score) {}

    /**
     * A region of the scene to be.
     *
     * @param region without its final number
     * @param before its id in the scene without imports; null of an imported one
     */
    record Entry(Region region, @Nullable String before) {}

    /**
     * The scene's regions, annotated and imported, in their final order.
     *
     * @param exhaustive labels whose every instance is a region
     * @param absent labels known to have no instance
     */
    record Result(List<Entry> entries, Set<String> exhaustive, Set<String> absent) {

        /** Relationships with the numbers that their regions have now. */
        List<Relationship> relationships(List<Relationship> old) {
            Map<String, String> now = new HashMap<>();
            for (Entry entry : entries) {
                if (entry.before() != null) {
                    now.put(entry.before(), entry.region().id());
                }
            }
            List<Relationship> renamed = new ArrayList<>(old.size());
            for (Relationship relationship : old) {
                renamed.add(new Relationship(
                        now.getOrDefault(relationship.subject(), relationship.subject()),
                        relationship.predicate(),
                        now.getOrDefault(relationship.object(), relationship.object())));
            }
            return renamed;
        }
    }

    Result add(List<Placed> boxes) {
        List<Entry> entries = new ArrayList<>(scene.regions().size() + boxes.size());
        for (Region region : scene.regions()) {
            entries.add(new Entry(region, region.id()));
        }
        Set<String> exhaustive = new TreeSet<>(scene.exhaustive());
        Set<String> absent = new TreeSet<>(scene.absent());
        if (boxes.isEmpty()) {
            return new Result(entries, exhaustive, absent);
        }
        Map<String, Declared> declared = new TreeMap<>();
        Set<String> contradicted = new HashSet<>();
        List<Candidate> candidates = candidates(boxes, declared);
        candidates.sort(BEST_FIRST);
        for (Candidate candidate : candidates) {
            Entry known = known(candidate, entries);
            if (known != null) {
                drops.drop(
                        candidate.placed(),
                        Reason.REGION_DUPLICATE,
                        "over a " + known.region().label() + " of "
                                + known.region().origin());
                declared(declared, candidate).seen.add(known);
                continue;
            }
            Entry added = new Entry(region(candidate), null);
            entries.add(added);
            declared(declared, candidate).seen.add(added);
            boolean denied = exhaustive.removeIf(label -> labels.related(label, candidate.label()));
            denied |= absent.removeIf(label -> labels.related(label, candidate.label()));
            if (denied) {
                contradicted.add(candidate.label());
            }
        }
        declared.forEach((label, all) -> {
            if (!contradicted.contains(label) && all.holds(label, entries)) {
                exhaustive.add(label);
            }
        });
        entries.sort((a, b) -> compare(a.region(), b.region()));
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            entries.set(i, new Entry(entry.region().withId("r" + i), entry.before()));
        }
        return new Result(entries, exhaustive, absent);
    }

    /** What a user declares to be every instance of a label in this image. */
    private static final class Declared {

        private final Set<Entry> seen = new HashSet<>();
        private boolean every = true;

        boolean holds(String label, List<Entry> entries) {
            for (Entry entry : entries) {
                if (entry.region().label().equals(label) && !seen.contains(entry)) {
                    return false;
                }
            }
            return every;
        }
    }

    /** The label's standing; not every instance as soon as one of its files does not say so. */
    private static Declared declared(Map<String, Declared> all, Candidate candidate) {
        return declared(all, candidate.label(), candidate.placed().file());
    }

    private static Declared declared(Map<String, Declared> all, String label, ImportFile file) {
        Declared declared = all.computeIfAbsent(label, l -> new Declared());
        declared.every &= file.completeness() == Completeness.EVERY;
        return declared;
    }

    /** The boxes that can be used; one that can't spoils what is declared of its label. */
    private List<Candidate> candidates(List<Placed> boxes, Map<String, Declared> declared) {
        List<Candidate> candidates = new ArrayList<>(boxes.size());
        for (Placed placed : boxes) {
            ImportRecord.Boxed boxed = (ImportRecord.Boxed) placed.content();
            double[] b = boxed.box();
            Image image = scene.image();
            int width = SceneAdditions.width(image, placed.file());
            int height = SceneAdditions.height(image, placed.file());
            Reason fault = null;
            Box box = null;
            if (boxed.score() < placed.file().minConfidence()) {
                fault = Reason.LOW_CONFIDENCE;
            } else if (!(b[0] < b[2] && b[1] < b[3])
                    || Double.isInfinite(b[2] - b[0])
                    || Double.isInfinite(b[3] - b[1])) {
                fault = Reason.BOX_INVALID;
            } else {
                double left = Math.clamp(b[0], 0, width);
                double top = Math.clamp(b[1], 0, height);
                double right = Math.clamp(b[2], 0, width);
                double bottom = Math.clamp(b[3], 0, height);
                if (left < right && top < bottom) {
                    Transform turn = SceneAdditions.turn(image, placed.file());
                    box = turn.apply(new Box(left, top, right, bottom), width, height)
                            .rounded();
                } else {
                    fault = Reason.BOX_OUTSIDE;
                }
            }
            if (box == null) {
                declared(declared, boxed.label(), placed.file()).every = false;
                drops.drop(
                        placed,
                        fault == null ? Reason.BOX_INVALID : fault,
                        "%s [%s, %s, %s, %s] with score %s"
                                .formatted(boxed.label(), b[0], b[1], b[2], b[3], boxed.score()));
            } else {
                candidates.add(new Candidate(placed, boxed.label(), box, boxed.score()));
            }
        }
        return candidates;
    }

    private @Nullable Entry known(Candidate candidate, List<Entry> entries) {
        for (Entry entry : entries) {
            Region region = entry.region();
            if (region.box().iou(candidate.box()) > SAME && labels.related(region.label(), candidate.label())) {
                return entry;
            }
        }
        return null;
    }

    private Region region(Candidate candidate) {
        Box box = candidate.box();
        Image image = scene.image();
        boolean cut = box.x1() <= BORDER
                || box.y1() <= BORDER
                || box.x2() >= image.width() - BORDER
                || box.y2() >= image.height() - BORDER;
        return Region.annotated(0, candidate.label(), box, cut ? Flags.of(RegionFlag.TRUNCATED) : Flags.NONE)
                .withOrigin(candidate.score(), candidate.placed().file().origin());
    }

    private static int compare(Region a, Region b) {
        int c = a.label().compareTo(b.label());
        return c != 0 ? c : compare(a.box(), b.box());
    }

    private static int compare(Box a, Box b) {
        int c = Double.compare(a.x1(), b.x1());
        c = c != 0 ? c : Double.compare(a.y1(), b.y1());
        c = c != 0 ? c : Double.compare(a.x2(), b.x2());
        return c != 0 ? c : Double.compare(a.y2(), b.y2());
    }
}
