package io.spatialforge.viewer.serve;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.explain.ExplainedRun;
import io.spatialforge.pipeline.explain.Fate;
import io.spatialforge.pipeline.explain.ImageStory;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.viewer.explain.StoryTold;
import io.spatialforge.viewer.explain.Told;
import io.spatialforge.viewer.index.PairRow;
import io.spatialforge.viewer.index.RunIndex;
import io.spatialforge.viewer.page.ShownPair;
import io.spatialforge.viewer.picture.Palette;
import io.spatialforge.viewer.picture.StoryFocus;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run that pages are made of: its stories, its index and its photographs. Safe for several threads. */
public final class ViewedRun implements Closeable {

    private static final String WHY = "Why it was left out";
    private static final int STORIES = 100;
    private static final int IMAGES = 20;
    private static final int SCENES = 1000;

    private final FinishedRun run;
    private final ExplainedRun explained;
    private final RunIndex index;
    private final Photographs photographs;
    private final Recent<Story> stories = new Recent<>(STORIES);
    private final Recent<ImageStory> images = new Recent<>(IMAGES);
    private final Recent<Scene> scenes = new Recent<>(SCENES);
    private final Ahead ahead = new Ahead();

    private ViewedRun(FinishedRun run, ExplainedRun explained, RunIndex index, Photographs photographs) {
        this.run = run;
        this.explained = explained;
        this.index = index;
        this.photographs = photographs;
    }

    /**
     * Opens a run for pages.
     *
     * @param index closed with it
     * @throws io.spatialforge.pipeline.config.ConfigException if {@code run.json} is missing or no JSON
     */
    public static ViewedRun of(FinishedRun run, RunIndex index) throws IOException {
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        ExplainedRun explained = ExplainedRun.of(run, workers, (files, of) -> {});
        return new ViewedRun(run, explained, index, Photographs.of(run));
    }

    public FinishedRun run() {
        return run;
    }

    public ExplainedRun explained() {
        return explained;
    }

    public RunIndex index() {
        return index;
    }

    Photographs photographs() {
        return photographs;
    }

    /** The run's folder. */
    public Path folder() {
        return run.folder().root();
    }

    /** What the run is called on its pages: its folder, and the one around it where it is called {@code run} as most are. */
    public String name() {
        Path path = folder().toAbsolutePath().normalize();
        int names = path.getNameCount();
        boolean plain = names > 1 && path.endsWith("run");
        return names == 0
                ? path.toString()
                : path.subpath(names - (plain ? 2 : 1), names).toString();
    }

    /**
     * The story of something in an image; reads the lines of the image's shard alone.
     *
     * @throws io.spatialforge.pipeline.explain.UnknownIdException if there is nothing of that id in the image
     */
    public Story story(String image, String id) throws IOException, InterruptedException {
        String key = image + ExplainedRun.OF_IMAGE + id;
        Story known = stories.find(key);
        if (known == null) {
            known = explained.story(image, id);
            stories.keep(key, known);
            Scene scene = known.scene();
            if (scene != null) {
                scenes.keep(image, scene);
            }
        }
        return known;
    }

    /** Whether the photographs of the pair's source are at hand; some of them may still be missing. */
    public boolean hasPhotographs(PairRow pair) {
        return photographs.thumbnail(pair.source(), pair.image()) != null;
    }

    /** Says that the page of a pair will be asked for soon, so that its story is read meanwhile. */
    void expect(PairRow pair) {
        ahead.prepare(() -> shown(story(pair.image(), pair.id())));
    }

    /** The story of what was left out; empty where no rule looked at it. */
    Optional<Story> story(Drop drop) throws IOException, InterruptedException {
        Optional<Story> story = explained.story(drop);
        story.ifPresent(known -> stories.keep(known.image().id() + ExplainedRun.OF_IMAGE + known.id(), known));
        return story;
    }

    /**
     * What came of an image.
     *
     * @throws io.spatialforge.pipeline.explain.UnknownIdException if the run knows no such image
     */
    ImageStory imageStory(String image) throws IOException, InterruptedException {
        ImageStory known = images.find(image);
        if (known == null) {
            known = explained.image(image);
            images.keep(image, known);
        }
        return known;
    }

    /** The scene of an image; null where the run has none. */
    public @Nullable Scene scene(String image) throws IOException, InterruptedException {
        Scene known = scenes.find(image);
        if (known == null) {
            known = explained.scene(image);
            if (known != null) {
                scenes.keep(image, known);
            }
        }
        return known;
    }

    /** The scene of an image, also of one that was left out after it was read; null where nothing is known of it. */
    @Nullable
    Scene sceneAtAnyStage(String image) throws IOException, InterruptedException {
        Scene known = scene(image);
        return known == null ? explained.ingested(image) : known;
    }

    /** A story on its photograph, which pages ask for by the image's id, with its words. */
    public ShownPair shown(Story story) throws IOException {
        Image image = story.image();
        Scene scene = story.scene();
        Photographs.Place place = photographs.place(image);
        StoryTold.Beside beside =
                new StoryTold.Beside(null, Palette.names(StoryFocus.of(story).regions()), place.told());
        Told told = StoryTold.of(story, beside);
        return ShownPair.of(
                story,
                place.atHand() ? photographs.address(image) : null,
                scene == null || scene.depth() == null ? null : photographs.depthAddress(image),
                story.fate() instanceof Fate.LeftOut ? whyFirst(told) : told);
    }

    /** Of what was left out, the reason comes first, under a title of its own. */
    private static Told whyFirst(Told told) {
        return new Told(
                told.title(),
                told.sections().stream()
                        .map(section -> section.title().equals(StoryTold.FATE)
                                ? new Told.Section(WHY, section.paragraphs())
                                : section)
                        .toList());
    }

    /** A scene on its photograph, with all its regions. */
    ShownPair shown(Scene scene, Told told) {
        Image image = scene.image();
        return ShownPair.of(
                scene,
                photographs.place(image).atHand() ? photographs.address(image) : null,
                scene.depth() == null ? null : photographs.depthAddress(image),
                told);
    }

    @Override
    public void close() throws IOException {
        ahead.close();
        index.close();
        photographs.close();
    }
}
