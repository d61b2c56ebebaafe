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
            regions.addAll(order(pair));
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

    /** The regions of a pair, in the order of the claim where it has one. */
    private static List<String> order(QaPair pair) {
        return switch (pair.claim()) {
            case Claim.Nearer c -> List.of(c.nearer(), c.farther());
            case Claim.LeftOf c -> List.of(c.left(), c.right());
            case Claim.DepthOrder c -> c.order();
            case Claim.HorizontalOrder c -> c.order();
            case Claim.Bearing c -> List.of(c.viewer(), c.target());
            case Claim.Facing c -> List.of(c.viewer());
            case Claim.ExtremeDepth c -> c.among();
            case Claim.Count c -> c.regions();
            case Claim.Grounding c -> c.regions();
            case Claim.Referring c -> List.of(c.region());
        };
    }

    /** Of whose things some are meant and others not. */
    private static @Nullable String label(Claim claim) {
        return switch (claim) {
            case Claim.Count c -> c.label();
            case Claim.Grounding c -> c.expression().label();
            case Claim.Referring c ->
                c.expression() instanceof Expression.Stated
                        ? null
                        : c.expression().label();
            case Claim.Nearer c -> null;
            case Claim.LeftOf c -> null;
            case Claim.DepthOrder c -> null;
            case Claim.HorizontalOrder c -> null;
            case Claim.Bearing c -> null;
            case Claim.Facing c -> null;
            case Claim.ExtremeDepth c -> null;
        };
    }
}
