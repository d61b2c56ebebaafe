package io.spatialforge.vision.detect;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Scene;
import java.util.List;
import java.util.Map;

/**
 * A scene with what detectors agree on. The books balance: {@code read} is {@code kept}, the drops, and those left out
 * that are only counted.
 *
 * @param scene with the regions that were added, numbered anew
 * @param added regions that are new
 * @param read detections of all detectors
 * @param kept those that became a region, or half of one
 * @param drops those that were strong enough for one and were left out all the same
 * @param leftOut the many that were not, by reason
 */
public record Agreed(Scene scene, int added, int read, int kept, List<Drop> drops, Map<Reason, Integer> leftOut) {

    /**
     * @throws IllegalStateException if the books do not balance
     */
    public Agreed {
        drops = List.copyOf(drops);
        leftOut = Map.copyOf(leftOut);
        int told = kept + drops.size();
        for (int count : leftOut.values()) {
            told += count;
        }
        if (told != read) {
            throw new IllegalStateException(
                    "%d detections read, %d kept or left out: %s, %s".formatted(read, told, drops, leftOut));
        }
    }
}
