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
 * @param things its objects and crowds, under COCO's names
 * @param labels those of which every object is known
 * @param seen by the first and by the second detector
 */
public record KnownPhotograph(Image image, List<Region> things, Set<String> labels, List<Seen> seen) {

    public KnownPhotograph {
        things = List.copyOf(things);
        labels = Set.copyOf(labels);
        seen = List.copyOf(seen);
    }

    /** The halves into which photographs fall by hash: bars were chosen on one and never on the other. */
    public enum Half {
        TUNING("tuning"),
        HELD_OUT("held out");

        private final String title;

        Half(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public Half half() {
        String id = image.id();
        String name = image.source() + id.substring(id.lastIndexOf('/'));
        return (StableHash.of(name) & 1) == 1 ? Half.TUNING : Half.HELD_OUT;
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
