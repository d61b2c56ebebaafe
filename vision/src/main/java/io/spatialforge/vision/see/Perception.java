package io.spatialforge.vision.see;

import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.people.PosedPerson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that models tell of one photograph, as they told it: nothing is merged, judged or left out yet, so that rules can
 * change without another look.
 *
 * @param width of the upright image in pixels; boxes and poses are in its frame
 * @param height of the upright image in pixels
 * @param seen what each detector saw
 * @param people whose pose was looked at
 * @param depths a map of each depth model
 */
public record Perception(int width, int height, List<Seen> seen, List<PosedPerson> people, List<Depth> depths) {

    public Perception {
        seen = List.copyOf(seen);
        people = List.copyOf(people);
        depths = List.copyOf(depths);
    }

    /** What one detector saw, best first. */
    public record Seen(ModelIdentity detector, List<Detection> detections) {

        public Seen {
            detections = List.copyOf(detections);
        }
    }

    /**
     * A map of the whole image at the model's resolution.
     *
     * @param levels the map in the steps in which it is kept, so that one that was kept and one just made are the same
     */
    public record Depth(ModelIdentity model, DepthMeaning meaning, DepthLevels levels) {

        /** The map, made anew from its steps with each call. */
        public DepthMap map() {
            return levels.map();
        }
    }

    /** The first depth model's map; null where none looked. */
    public @Nullable Depth depth() {
        return depths.isEmpty() ? null : depths.get(0);
    }
}
