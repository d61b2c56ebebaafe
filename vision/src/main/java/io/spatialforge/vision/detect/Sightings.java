package io.spatialforge.vision.detect;

import io.spatialforge.vision.model.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings together what detectors saw of one thing.
 *
 * <p>Boxes of two detectors are matched greedily: of all pairs of one label, the one that overlaps most, then the next of
 * those left. An assignment that is best as a whole could differ only where a box overlaps two of the other detector by
 * 0.6 or more, and then these two overlap each other so far that they would be one thing to their own detector.
 */
final class Sightings {

    private final double sameThing;
    private final double duplicate;
    private final List<List<Detection>> distinct = new ArrayList<>();
    private int repeated;

    Sightings(DetectionLimits limits) {
        sameThing = limits.sameThing();
        duplicate = limits.duplicate();
    }

    /** Adds what one detector saw, each thing once. */
    void add(List<Detection> detections) {
        List<Detection> sorted = new ArrayList<>(detections);
        sorted.sort(Comparator.comparingDouble((Detection d) -> -d.score())
                .thenComparing(Detection::label)
                .thenComparing(Detection::box, Boxes.IN_ORDER));
        List<Detection> kept = new ArrayList<>(sorted.size());
        for (Detection detection : sorted) {
            if (repeats(detection, kept)) {
                repeated++;
            } else {
                kept.add(detection);
            }
        }
        distinct.add(kept);
    }

    private boolean repeats(Detection detection, List<Detection> better) {
        for (Detection other : better) {
            if (other.label().equals(detection.label()) && other.box().iou(detection.box()) > duplicate) {
                return true;
            }
        }
        return false;
    }

    /** Detections left out because their detector had a better one of the same thing. */
    int repeated() {
        return repeated;
    }

    /** All detections that are left, of all detectors. */
    List<Detection> detections() {
        List<Detection> all = new ArrayList<>();
        distinct.forEach(all::addAll);
        return all;
    }

    private record Pair(Sighting sighting, Detection first, Detection second, double iou) {}

    /** Every detection in one sighting, the best first. */
    List<Sighting> matched() {
        List<Sighting> sightings = new ArrayList<>();
        List<Detection> single = detections();
        if (distinct.size() == 2) {
            List<Pair> pairs = pairs(distinct.get(0), distinct.get(1));
            while (!pairs.isEmpty()) {
                Pair best = pairs.getFirst();
                sightings.add(best.sighting);
                single.removeIf(d -> d == best.first || d == best.second);
                pairs.removeIf(p -> p.first == best.first || p.second == best.second);
            }
        }
        for (Detection detection : single) {
            sightings.add(Sighting.of(detection));
        }
        sightings.sort(Sighting.BEST_FIRST);
        return sightings;
    }

    private List<Pair> pairs(List<Detection> firsts, List<Detection> seconds) {
        List<Pair> pairs = new ArrayList<>();
        for (Detection first : firsts) {
            for (Detection second : seconds) {
                double iou = first.label().equals(second.label()) ? first.box().iou(second.box()) : 0;
                if (iou >= sameThing) {
                    pairs.add(new Pair(Sighting.of(first, second), first, second, iou));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble((Pair p) -> -p.iou).thenComparing(Pair::sighting, Sighting.BEST_FIRST));
        return pairs;
    }
}
