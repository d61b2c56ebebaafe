package io.spatialforge.app;

import io.spatialforge.app.console.Tint;
import io.spatialforge.app.watch.Progress;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.explain.ExplainedRun;
import io.spatialforge.pipeline.explain.ImageStory;
import io.spatialforge.pipeline.explain.Sights;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.viewer.explain.ImageTold;
import io.spatialforge.viewer.explain.StoryJson;
import io.spatialforge.viewer.explain.StoryTold;
import io.spatialforge.viewer.explain.Told;
import io.spatialforge.viewer.picture.Palette;
import io.spatialforge.viewer.picture.PngFile;
import io.spatialforge.viewer.picture.StoryFocus;
import io.spatialforge.viewer.picture.StoryPicture;
import io.spatialforge.viewer.picture.Upright;
import io.spatialforge.vision.store.StoredImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge explain}: the story of one pair, or of all that came of an image. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Tells the whole story of one pair, kept or dropped, or of all that came of one image.",
            "What the run did not store is recomputed from its scenes."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge explain RUN 3f2a --picture pair.png",
            "  spatialforge explain RUN --image coco/139",
            "  spatialforge explain RUN --image coco/139 --reason below-margin"
        })
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            description = "A pair's id, or the first digits of one; IMAGE_ID#ID for anything that --image lists.")
    private @Nullable String id;

    @Option(
            names = "--image",
            paramLabel = "IMAGE_ID",
            description = "Lists what came of an image, its regions and all that was looked at in it.")
    private @Nullable String image;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            split = ",",
            completionCandidates = Candidates.Tasks.class,
            description = "With --image: these tasks alone.")
    private List<String> tasks = List.of();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            completionCandidates = Candidates.Reasons.class,
            split = ",",
            description = "With --image: what was left out for these reasons alone, as in below-margin.")
    private List<String> reasons = List.of();

    @Option(names = "--workers", paramLabel = "N", description = "Threads of a search (default: all processors).")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--picture",
            paramLabel = "FILE.png",
            description = "Also draws the photograph with the regions and what the claim rests on.")
    private @Nullable Path picture;

    @Option(names = "--json", description = "Print all that is known as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        requireSense();
        Voice voice = Voice.of(spec);
        String story;
        try (Progress progress = voice.progress()) {
            ExplainedRun explained = ExplainedRun.of(
                    FinishedRun.open(run), workers, (files, of) -> progress.worked("search", "files", files, of));
            int width = spec.usageMessage().width();
            story = id == null ? ofImage(explained, String.valueOf(image), width) : ofPair(explained, id, width);
        }
        voice.result(story, json ? Tint.NONE : Tints.STORY);
        return Main.DONE;
    }

    private void requireSense() {
        if (id == null && image == null) {
            throw new Main.UsageException(
                    "explain: name a pair by its id, or an image by --image; ids are the field 'id' of a line of qa/");
        }
        if (workers < 1) {
            throw new Main.UsageException("explain: --workers is at least 1, got " + workers);
        }
        if (id != null && !(tasks.isEmpty() && reasons.isEmpty())) {
            throw new Main.UsageException(
                    "explain: --task and --reason choose among what --image lists; leave out " + id);
        }
        if (picture != null && id == null) {
            throw new Main.UsageException("explain: --picture draws one pair, or what a rule looked at; name its id");
        }
        if (picture != null && !picture.toString().endsWith(".png")) {
            throw new Main.UsageException("explain: --picture: expected a name that ends in .png, got " + picture);
        }
    }

    private String ofImage(ExplainedRun explained, String name, int width) throws Exception {
        ImageStory story = explained.image(name);
        return json
                ? StoryJson.of(story, tasks(), reasons()) + System.lineSeparator()
                : ImageTold.of(story, tasks(), reasons()).text(width);
    }

    private String ofPair(ExplainedRun explained, String pair, int width) throws Exception {
        Story story = image == null ? explained.story(pair) : explained.story(image, pair);
        Scene scene = story.scene();
        Sights sights = scene == null ? new Sights(null, null) : explained.sights(scene);
        StoryPicture.@Nullable Drawn drawn = null;
        String where;
        try (Upright photographs = Upright.open(places(explained, story))) {
            StoredImage stored = photographs.stored(story.image());
            if (stored == null) {
                where = "It is not at hand" + (picture == null ? "." : ", so that there is no picture.");
            } else {
                where = "It is at hand as %s; its bytes now have the sha256 %s."
                        .formatted(stored.name(), stored.sha256());
                if (picture != null) {
                    drawn = StoryPicture.draw(
                            story, photographs.of(story.image()), sights.depth(), StoryTold.gist(story));
                }
            }
        } catch (IOException e) {
            where = "It can't be read%s: %s."
                    .formatted(picture == null ? "" : ", so that there is no picture", e.getMessage());
        }
        Map<String, String> colours = Map.of();
        if (drawn != null && picture != null) {
            PngFile.write(drawn.image(), picture);
            colours = Palette.names(StoryFocus.of(story).regions());
        }
        Told told = StoryTold.of(story, new StoryTold.Beside(sights.perception(), colours, where));
        return json ? StoryJson.of(story, told) + System.lineSeparator() : told.text(width);
    }

    /** The places of the photographs of the story's source alone: others may take long to open. */
    private static Map<String, List<String>> places(ExplainedRun explained, Story story) throws IOException {
        String source = story.image().source();
        List<String> places = explained.run().images().get(source);
        return places == null ? Map.of() : Map.of(source, places);
    }

    private Set<Task> tasks() {
        Set<Task> asked = EnumSet.noneOf(Task.class);
        try {
            tasks.forEach(task -> asked.add(Task.ofId(task)));
        } catch (IllegalArgumentException e) {
            throw new Main.UsageException("explain --task: " + e.getMessage());
        }
        return asked;
    }

    private Set<Reason> reasons() {
        Set<Reason> asked = EnumSet.noneOf(Reason.class);
        try {
            reasons.forEach(reason -> asked.add(Reason.ofId(reason)));
        } catch (IllegalArgumentException e) {
            throw new Main.UsageException("explain --reason: " + e.getMessage()
                    + "\nReasons are those that --image prints in its headings, as in below-margin.");
        }
        return asked;
    }
}
