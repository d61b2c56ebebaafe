package io.spatialforge.pipeline.explain;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an image, its regions and everything rules looked at in it.
 *
 * @param scene as perceived; null where the image was left out before
 * @param drops what ingest, curation and perception left out of it or with it, in the order of the stages
 * @param entries what rules looked at, kept pairs first, then by how far each came
 */
public record ImageStory(
        RunRecord run, String image, @Nullable Scene scene, List<Drop> drops, List<Entry> entries) {

    public ImageStory {
        drops = List.copyOf(drops);
        entries = List.copyOf(entries);
    }

    /**
     * One thing that a rule looked at.
     *
     * @param id by which it can be explained: together with the image's, or alone if it was kept or dropped after forging
     * @param about the region or label it is about, and the other one, as rules name them
     * @param regions ids of the regions it is about
     * @param pair null of what never was a pair
     */
    public record Entry(
            String id,
            Task task,
            Fate fate,
            String about,
            List<String> regions,
            @Nullable QaPair pair) {}
}
