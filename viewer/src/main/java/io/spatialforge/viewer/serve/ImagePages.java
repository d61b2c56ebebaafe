package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.explain.ImageStory;
import io.spatialforge.viewer.explain.ImageTold;
import io.spatialforge.viewer.explain.Told;
import io.spatialforge.viewer.page.ShownPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An image with all that came of it, kept and left out. */
final class ImagePages implements ViewerPart {

    private final ViewedRun run;

    ImagePages(ViewedRun run) {
        this.run = run;
    }

    @Override
    public List<Entry> entries() {
        return List.of();
    }

    @Override
    public void addTo(Routes routes, Pages pages) {
        routes.get(ImageLink.PATH, request -> image(request, pages));
    }

    private void image(Context request, Pages pages) throws Exception {
        String id = Ids.image(request.queryParam("id"));
        ImageStory story = run.imageStory(id);
        Scene scene = story.scene() == null ? run.sceneAtAnyStage(id) : story.scene();
        Told told = ImageTold.facts(story);
        ShownPair shown = scene == null ? null : run.shown(scene, told);
        Map<String, Object> content = new HashMap<>();
        content.put("id", id);
        content.put("told", told);
        content.put("shown", shown);
        content.put("groups", EntryGroup.of(story));
        pages.answer(request, new Pages.Heading("Image " + id, "image", ""), "image.jte", content);
    }
}
