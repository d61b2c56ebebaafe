package io.spatialforge.vision.detect;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.see.Perception;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which labels two detectors have counted to the last instance, and which they are sure not to have seen. Only of
 * photographs that nobody annotated: where people looked, their word counts.
 *
 * <p>A label is counted where both detectors agree one to one, surely, on a few instances, and neither has so much as a
 * weak further detection of it or of a related label, except over an instance that was counted. A detector overlooks small
 * and hidden things without a trace, so this holds of few labels.
 *
 * <p>A label is absent where neither detector has a trace of it or of a related one. That is told only of things that
 * stand on the ground, which are seldom small enough to leave none, and only where it is asked for: see
 * {@link DetectionLimits#absent}.
 */
final class Completeness {

    private final DetectionLimits limits;
    private final List<String> vocabulary;
    private final long seed;
    private final Labels labels = Labels.standard();

    /**
     * @param vocabulary labels that every detector knows
     * @param seed of the choice of absent labels
     */
    Completeness(DetectionLimits limits, Set<String> vocabulary, long seed) {
        this.limits = limits;
        this.seed = seed;
        List<String> seldomSmall = new ArrayList<>();
        for (String label : new TreeSet<>(vocabulary)) {
            if (labels.isThing(label) && labels.standsOnGround(label)) {
                seldomSmall.add(label);
            }
        }
        this.vocabulary = List.copyOf(seldomSmall);
    }

    /**
     * The scene with what is known to the last instance.
     *
     * @param before the scene without detections
     * @param kept what became regions
     * @param detections all there are
     */
    Scene of(Scene scene, Scene before, List<Sighting> kept, List<Perception.Seen> seen, List<Detection> detections) {
        boolean annotated = !before.regions().isEmpty()
                || !before.exhaustive().isEmpty()
                || !before.absent().isEmpty();
        if (annotated || seen.size() != 2) {
            return scene;
        }
        return new Scene(
                scene.image(),
                scene.regions(),
                mayLackAny(limits.doubt(), seen) ? Set.of() : counted(kept, detections),
                mayLackAny(limits.trace(), seen)
                        ? Set.of()
                        : absent(scene.image().id(), detections),
                scene.depth(),
                scene.relationships(),
                scene.captions());
    }

    /** Whether a detector's list is so long that it may have left out some of at least that score. */
    private boolean mayLackAny(double score, List<Perception.Seen> seen) {
        for (Perception.Seen one : seen) {
            double weakest = 1;
            for (Detection detection : one.detections()) {
                weakest = Math.min(weakest, detection.score());
            }
            if (one.detections().size() >= limits.fullList() && weakest >= score) {
                return true;
            }
        }
        return false;
    }

    private Set<String> counted(List<Sighting> kept, List<Detection> detections) {
        Set<String> counted = new TreeSet<>();
        for (Sighting sighting : kept) {
            counted.add(sighting.label());
        }
        counted.removeIf(label -> !isCounted(label, kept, detections));
        return counted;
    }

    private boolean isCounted(String label, List<Sighting> kept, List<Detection> detections) {
        List<Sighting> instances =
                kept.stream().filter(s -> s.label().equals(label)).toList();
        for (Sighting instance : instances) {
            if (instance.score() < limits.sure()) {
                return false;
            }
        }
        if (instances.size() > limits.mostCounted()) {
            return false;
        }
        for (Detection detection : detections) {
            if (detection.score() >= limits.doubt()
                    && labels.related(detection.label(), label)
                    && !isExplained(detection, instances)) {
                return false;
            }
        }
        return true;
    }

    private boolean isExplained(Detection detection, List<Sighting> instances) {
        for (Sighting instance : instances) {
            Box box = instance.box();
            if (instance.holds(detection)
                    || (detection.score() < limits.again() && box.iou(detection.box()) >= limits.explained())) {
                return true;
            }
        }
        return false;
    }

    private Set<String> absent(String imageId, List<Detection> detections) {
        List<String> unseen = new ArrayList<>();
        for (String label : vocabulary) {
            if (!hasTrace(label, detections)) {
                unseen.add(label);
            }
        }
        long chance = StableHash.with(StableHash.with(seed, imageId), "absent");
        unseen.sort(Comparator.comparingLong(label -> StableHash.with(chance, label)));
        return new TreeSet<>(unseen.subList(0, Math.min(limits.absent(), unseen.size())));
    }

    private boolean hasTrace(String label, List<Detection> detections) {
        for (Detection detection : detections) {
            if (detection.score() >= limits.trace() && labels.related(detection.label(), label)) {
                return true;
            }
        }
        return false;
    }
}
