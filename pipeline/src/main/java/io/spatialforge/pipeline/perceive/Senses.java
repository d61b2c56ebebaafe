package io.spatialforge.pipeline.perceive;

import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.see.Sense;
import java.util.Map;
import java.util.Set;

/**
 * What models are asked of the photographs of each source.
 *
 * @param bySource by the source's name; nothing is asked of others
 */
public record Senses(Map<String, Set<Sense>> bySource) {

    public Senses {
        bySource = Map.copyOf(bySource);
    }

    /** What is asked of an image; empty where it need not be looked at. */
    public Set<Sense> of(Scene scene) {
        return bySource.getOrDefault(scene.image().source(), Set.of());
    }
}
