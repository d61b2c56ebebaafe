package io.spatialforge.vision.detect;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.see.Perception;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Regions from what one or two detectors saw.
 *
 * <p>With two, a thing becomes a region where both see it: the same label, boxes that overlap, and a geometric mean of
 * their scores above a bar. What only one of them sees is left out, however sure it is. With one detector alone the bar is
 * higher. In either case a box of nearly the whole image, and one over which a related label was seen as well, are left
 * out.
 *
 * <p>What people annotated stays as it is: a detection over a region of the same or a related label is that region again,
 * and one of a label whose every instance was annotated, or that is known to be absent, contradicts people and is left
 * out. Which labels the detectors have counted, and which they are sure not to have seen, is for {@link Completeness}.
 *
 * <p>The order of the detectors, and that of their detections, changes nothing.
 */
public final class Agreement {

    /** A detection that shares this much of the smaller box with an annotated crowd or group is one of it. */
    private static final double WITHIN = 0.5;

    /**
     * A detection that overlaps an annotated region this much (intersection over union) is that region: people and
     * detectors differ more about the edges of a thing than two detectors do.
     */
    private static final double ANNOTATED = 0.4;

    private static final Flags MANY = Flags.of(RegionFlag.CROWD, RegionFlag.GROUP);

    private final DetectionLimits limits;
    private final Completeness completeness;
    private final Labels labels = Labels.standard();

    /**
     * @param vocabulary labels, in normal form, that every detector knows; absences are told only of these
     * @param seed of the choice of absent labels
     */
    public Agreement(DetectionLimits limits, Set<String> vocabulary, long seed) {
        this.limits = limits;
        this.completeness = new Completeness(limits, vocabulary, seed);
    }

    /**
     * Adds to a scene what its photograph shows. The scene's own regions keep their shapes, keypoints, masks and words,
     * and relationships follow their regions to their new numbers.
     *
     * @param seen by one or two detectors; by none, the scene stays as it is
     * @throws IllegalArgumentException if there are more than two
     */
    public Agreed of(Scene scene, List<Perception.Seen> seen) {
        if (seen.size() > 2) {
            throw new IllegalArgumentException("image %s: expected what one or two detectors saw, got %d"
                    .formatted(scene.image().id(), seen.size()));
        }
        Sightings sightings = new Sightings(limits);
        int read = 0;
        for (Perception.Seen one : seen) {
            sightings.add(one.detections());
            read += one.detections().size();
        }
        List<Detection> detections = sightings.detections();
        Map<Reason, Integer> leftOut = new EnumMap<>(Reason.class);
        if (sightings.repeated() > 0) {
            leftOut.put(Reason.REGION_DUPLICATE, sightings.repeated());
        }
        List<Sighting> kept = new ArrayList<>();
        List<Drop> drops = new ArrayList<>();
        for (Sighting sighting : sightings.matched()) {
            Reason doubt = doubt(sighting, seen.size(), detections, scene);
            if (doubt == null) {
                kept.add(sighting);
            } else if (doubt == Reason.LOW_CONFIDENCE) {
                leftOut.merge(doubt, sighting.parts().size(), Integer::sum);
            } else {
                for (Detection part : sighting.parts()) {
                    drops.add(drop(scene, doubt, part));
                }
            }
        }
        int parts = kept.stream().mapToInt(s -> s.parts().size()).sum();
        Scene whole = added(scene, kept, origin(seen));
        return new Agreed(
                completeness.of(whole, scene, kept, seen, detections), kept.size(), read, parts, drops, leftOut);
    }

    private @Nullable Reason doubt(Sighting sighting, int detectors, List<Detection> detections, Scene scene) {
        double bar = detectors == 1 ? limits.alone() : limits.agreed();
        if (sighting.score() < bar) {
            return Reason.LOW_CONFIDENCE;
        }
        if (detectors > 1 && !sighting.isShared()) {
            return Reason.NOT_AGREED;
        }
        Image image = scene.image();
        if (sighting.box().area() > limits.whole() * image.width() * image.height()) {
            return Reason.COVERS_IMAGE;
        }
        if (isDisputed(sighting, detections)) {
            return Reason.LABEL_DISPUTED;
        }
        for (Region region : scene.regions()) {
            if (labels.related(region.label(), sighting.label()) && isOf(sighting.box(), region)) {
                return Reason.REGION_DUPLICATE;
            }
        }
        return isSettled(sighting.label(), scene) ? Reason.ALREADY_COMPLETE : null;
    }

    private boolean isDisputed(Sighting sighting, List<Detection> detections) {
        for (Detection other : detections) {
            if (other.score() >= limits.rival()
                    && !other.label().equals(sighting.label())
                    && labels.related(other.label(), sighting.label())
                    && other.box().iou(sighting.box()) > limits.duplicate()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(Box box, Region region) {
        return box.iou(region.box()) >= ANNOTATED
                || (region.flags().hasAny(MANY) && box.overlapOfSmaller(region.box()) >= WITHIN);
    }

    /** Whether people said of every instance of the label, or of a related one, that it is annotated or that there is none. */
    private boolean isSettled(String label, Scene scene) {
        for (String complete : scene.exhaustive()) {
            if (labels.related(complete, label)) {
                return true;
            }
        }
        for (String absent : scene.absent()) {
            if (labels.related(absent, label)) {
                return true;
            }
        }
        return false;
    }

    private static Drop drop(Scene scene, Reason reason, Detection part) {
        Box box = part.box();
        return new Drop(
                Stage.PERCEIVE,
                Unit.DETECTIONS,
                reason,
                scene.image().id(),
                part.label(),
                String.format(
                        Locale.ROOT,
                        "[%.1f, %.1f, %.1f, %.1f] with score %.2f",
                        box.x1(),
                        box.y1(),
                        box.x2(),
                        box.y2(),
                        part.score()));
    }

    /** The detectors' names with a plus between them. */
    private static String origin(List<Perception.Seen> seen) {
        return seen.stream().map(s -> s.detector().id()).sorted().collect(Collectors.joining("+"));
    }

    private record Entry(Region region, @Nullable String before) {}

    private Scene added(Scene scene, List<Sighting> sightings, String origin) {
        if (sightings.isEmpty()) {
            return scene;
        }
        List<Entry> entries = new ArrayList<>(scene.regions().size() + sightings.size());
        for (Region region : scene.regions()) {
            entries.add(new Entry(region, region.id()));
        }
        for (Sighting sighting : sightings) {
            entries.add(new Entry(region(sighting, scene.image(), origin), null));
        }
        entries.sort(
                Comparator.comparing((Entry e) -> e.region.label()).thenComparing(e -> e.region.box(), Boxes.IN_ORDER));
        List<Region> regions = new ArrayList<>(entries.size());
        Map<String, String> now = new HashMap<>();
        for (Entry entry : entries) {
            Region region = entry.region.withId("r" + regions.size());
            if (entry.before != null) {
                now.put(entry.before, region.id());
            }
            regions.add(region);
        }
        List<Relationship> relationships = new ArrayList<>(scene.relationships().size());
        for (Relationship old : scene.relationships()) {
            relationships.add(new Relationship(
                    now.getOrDefault(old.subject(), old.subject()),
                    old.predicate(),
                    now.getOrDefault(old.object(), old.object())));
        }
        return new Scene(
                scene.image(),
                regions,
                scene.exhaustive(),
                scene.absent(),
                scene.depth(),
                relationships,
                scene.captions());
    }

    private Region region(Sighting sighting, Image image, String origin) {
        Box box = sighting.box();
        double x = limits.border() * image.width();
        double y = limits.border() * image.height();
        boolean cut = box.x1() <= x || box.y1() <= y || box.x2() >= image.width() - x || box.y2() >= image.height() - y;
        return Region.annotated(0, sighting.label(), box, cut ? Flags.of(RegionFlag.TRUNCATED) : Flags.NONE)
                .withOrigin(sighting.score(), origin);
    }
}
