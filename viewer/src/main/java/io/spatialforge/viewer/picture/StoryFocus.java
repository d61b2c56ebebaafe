package io.spatialforge.viewer.picture;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.explain.Story;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a picture of a story shows.
 *
 * @param regions those it is about, in their order: each has its colour
 * @param others those that were passed over: of the same label, but not meant, or not counted
 */
public record StoryFocus(List<String> regions, List<String> others) {

    public StoryFocus {
        regions = List.copyOf(regions);
        others = List.copyOf(others);
    }

    public static StoryFocus of(Story story) {
        List<String> regions = new ArrayList<>();
        List<String> others = new ArrayList<>();
        QaPair pair = story.pair();
        Scene scene = story.scene();
        if (pair != null) {
            regions.addAll(pair.claim().regions());
            String label = label(pair.claim());
            if (label != null && scene != null) {
                scene.regions().stream()
                        .filter(r -> r.label().equals(label))
                        .map(Region::id)
                        .filter(r -> !regions.contains(r))
                        .forEach(others::add);
            }
        } else if (story.outcome() != null) {
            regions.addAll(story.outcome().regions());
        }
        if (story.look() != null) {
            story.look().regions().stream().filter(r -> !regions.contains(r)).forEach(regions::add);
        }
        return new StoryFocus(regions, others);
    }

    /** Of whose things some are meant and others not. */
    private static @Nullable String label(Claim claim) {
        return claim instanceof Claim.Referring referring && referring.expression() instanceof Expression.Stated
                ? null
                : claim.label();
    }
}
