package io.spatialforge.bench.objects;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.see.Perception.Seen;
import java.util.List;
import java.util.Set;

/**
 * A photograph whose every object of some labels is known, and what two detectors saw in it.
 *
 * @param part whether bars were chosen on it
 * @param things its objects and crowds, under COCO's names
 * @param labels those of which every object is known
 * @param seen by the first and by the second detector
 */
public record KnownPhotograph(Image image, Part part, List<Region> things, Set<String> labels, List<Seen> seen) {

    public KnownPhotograph {
        things = List.copyOf(things);
        labels = Set.copyOf(labels);
        seen = List.copyOf(seen);
    }

    /** What a photograph was used for. */
    public enum Part {
        /** Bars were chosen on it. */
        TUNING("tuning"),
        /** The other half of the same sets, by hash; looked at when bars were chosen, and they were raised then. */
        HELD_OUT("held out"),
        /** Photographs of another set, on which nothing was chosen but the last raise. */
        FURTHER("further");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** The half that a photograph falls into. */
        static Part of(String set, String fileName) {
            return (StableHash.of(set + "/" + fileName) & 1) == 1 ? TUNING : HELD_OUT;
        }
    }

    /** The photograph as the source of photographs alone gives it. */
    public Scene bare() {
        return new Scene(image, List.of(), Set.of(), Set.of(), null);
    }

    /** The objects of a label that are no crowd. */
    List<Region> instances(String label) {
        return things.stream()
                .filter(t -> t.label().equals(label) && !t.has(RegionFlag.CROWD))
                .toList();
    }

    List<Region> crowds(String label) {
        return things.stream()
                .filter(t -> t.label().equals(label) && t.has(RegionFlag.CROWD))
                .toList();
    }

    boolean shows(String label) {
        return things.stream().anyMatch(t -> t.label().equals(label));
    }
}
