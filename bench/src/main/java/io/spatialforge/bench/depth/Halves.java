package io.spatialforge.bench.depth;

import io.spatialforge.bench.depth.MeasuredPhoto.Half;
import io.spatialforge.core.StableHash;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which scenes margins were chosen on: of all scenes in the order of their sets and, within a set, of their hashes, every
 * other one. So both halves have scenes of each set that has several.
 */
final class Halves {

    private Halves() {}

    static Map<String, Half> of(List<MeasuredPhoto> photos) {
        List<MeasuredPhoto> scenes = photos.stream()
                .sorted(Comparator.comparingInt((MeasuredPhoto photo) -> MeasuredPhotos.SETS.indexOf(photo.set()))
                        .thenComparingLong(photo -> StableHash.of(photo.place())))
                .toList();
        Map<String, Half> halves = new HashMap<>();
        for (MeasuredPhoto photo : scenes) {
            halves.putIfAbsent(photo.place(), halves.size() % 2 == 0 ? Half.TUNING : Half.HELD_OUT);
        }
        return halves;
    }
}
