package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.explain.ExplainedRun;
import io.spatialforge.pipeline.explain.Fate;
import io.spatialforge.pipeline.explain.ImageStory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what came of an image, its regions and all that rules looked at in it. */
public final class ImageTold {

    /** A question is cut here in a list. */
    private static final int LONGEST = 90;

    private final ImageStory story;
    private final Set<Task> tasks;
    private final Set<Reason> reasons;
    private final Names names;

    private ImageTold(ImageStory story, Set<Task> tasks, Set<Reason> reasons) {
        this.story = story;
        this.tasks = tasks;
        this.reasons = reasons;
        this.names = Names.of(story.scene(), null);
    }

    /**
     * The whole list.
     *
     * @param tasks of which something is told; empty for all
     * @param reasons for which something was left out that is told; empty for all, and for what was kept
     */
    public static Told of(ImageStory story, Set<Task> tasks, Set<Reason> reasons) {
        return new ImageTold(story, tasks, reasons).told();
    }

    /** Whether something is to be told of an entry. */
    public static boolean tells(ImageStory.Entry entry, Set<Task> tasks, Set<Reason> reasons) {
        boolean reason = switch (entry.fate()) {
            case Fate.Kept kept -> reasons.isEmpty();
            case Fate.LeftOut out -> reasons.isEmpty() || reasons.contains(out.reason());
        };
        return reason && (tasks.isEmpty() || tasks.contains(entry.task()));
    }

    /** What is known of the image and its regions, without what rules looked at. */
    public static Told facts(ImageStory story) {
        ImageTold told = whole(story);
        return new Told(told.title(), told.factSections());
    }

    /** Tells of everything that rules looked at in an image. */
    public static ImageTold whole(ImageStory story) {
        return new ImageTold(story, Set.of(), Set.of());
    }

    private Told told() {
        List<Told.Section> sections = factSections();
        if (story.scene() != null) {
            sections.addAll(entries());
        }
        return new Told(title(), sections);
    }

    private List<Told.Section> factSections() {
        List<Told.Section> sections = new ArrayList<>();
        Scene scene = story.scene();
        if (scene != null) {
            sections.add(photograph(scene.image()));
        }
        if (!story.drops().isEmpty()) {
            sections.add(new Told.Section(
                    "Left out before anything was asked",
                    story.drops().stream().map(this::early).toList()));
        }
        if (scene != null) {
            sections.add(regions(scene));
        }
        return sections;
    }

    private String title() {
        Drop image = story.drops().stream()
                .filter(drop -> drop.unit() == Unit.IMAGES && drop.subject() == null)
                .findFirst()
                .orElse(null);
        if (story.scene() == null) {
            return image == null
                    ? "Image %s is not among the scenes of the run.".formatted(story.image())
                    : "Image %s was left out by %s: %s."
                            .formatted(
                                    story.image(),
                                    image.stage().id(),
                                    image.reason().meaning());
        }
        long kept = story.entries().stream()
                .filter(e -> e.fate() instanceof Fate.Kept)
                .count();
        return "Image %s: of %d things that rules looked at, %d are pairs of the dataset."
                .formatted(story.image(), story.entries().size(), kept);
    }

    private static Told.Section photograph(Image image) {
        return new Told.Section(
                "The photograph",
                List.of("%d by %d pixels%s, of the source %s, licence %s."
                        .formatted(
                                image.width(),
                                image.height(),
                                image.file() == null ? "" : ", file " + image.file(),
                                image.source(),
                                image.licence() == null ? "not stated" : image.licence())));
    }

    private String early(Drop drop) {
        String what = drop.subject() == null
                ? drop.unit() == Unit.IMAGES
                        ? "The image"
                        : "One of its " + drop.unit().id()
                : "Of its %s, %s".formatted(drop.unit().id(), drop.subject());
        String detail = drop.detail() == null ? "" : " (" + drop.detail() + ")";
        return "- %s, in %s: %s%s. [%s]"
                .formatted(
                        what,
                        drop.stage().id(),
                        drop.reason().meaning(),
                        detail,
                        drop.reason().id());
    }

    private Told.Section regions(Scene scene) {
        List<String> said = new ArrayList<>();
        for (Region region : scene.regions()) {
            long kept = story.entries().stream()
                    .filter(e -> e.fate() instanceof Fate.Kept && e.regions().contains(region.id()))
                    .count();
            said.add("- %s %s, %s: %s"
                    .formatted(
                            region.id(),
                            region.label(),
                            RegionWords.place(region.shape(), scene.image()),
                            kept == 0 ? "in no pair" : kept == 1 ? "in 1 pair" : "in " + kept + " pairs"));
        }
        return new Told.Section(scene.regions().isEmpty() ? "There are no regions" : "The regions", said);
    }

    private List<Told.Section> entries() {
        Map<String, List<String>> told = new LinkedHashMap<>();
        for (ImageStory.Entry entry : story.entries()) {
            if (tells(entry, tasks, reasons)) {
                told.computeIfAbsent(heading(entry.fate()), h -> new ArrayList<>())
                        .add(line(entry));
            }
        }
        List<Told.Section> sections = new ArrayList<>();
        told.forEach((title, lines) -> sections.add(new Told.Section(title + " (" + lines.size() + ")", lines)));
        if (told.isEmpty()) {
            sections.add(new Told.Section(
                    "Nothing more",
                    List.of("Rules looked at nothing else that fits the tasks and reasons asked for.")));
        } else {
            sections.add(new Told.Section(
                    "For the story of any of these",
                    List.of("spatialforge explain RUN " + story.image() + ExplainedRun.OF_IMAGE + "ID")));
        }
        return sections;
    }

    /** What became of it, as the heading of all that had the same fate. */
    public static String heading(Fate fate) {
        return switch (fate) {
            case Fate.Kept kept -> "Kept";
            case Fate.LeftOut out ->
                "Left out by %s, %s: %s"
                        .formatted(
                                out.stage().id(),
                                out.reason().id(),
                                out.reason().meaning());
        };
    }

    private String line(ImageStory.Entry entry) {
        String asked = asked(entry);
        return "- %s %s: %s%s"
                .formatted(entry.id(), entry.task().id(), said(entry), asked.isEmpty() ? "" : " " + asked);
    }

    /** What is claimed, a sentence; of what was never stated, what it is about. */
    public String said(ImageStory.Entry entry) {
        QaPair pair = entry.pair();
        return pair == null ? about(entry) : ClaimWords.sentence(pair.claim(), names);
    }

    /** The question, cut where it is long; empty of what was not asked. */
    public String asked(ImageStory.Entry entry) {
        QaPair pair = entry.pair();
        return pair != null && isLate(entry.fate()) ? cut(pair) : "";
    }

    private static boolean isLate(Fate fate) {
        return switch (fate) {
            case Fate.Kept kept -> true;
            case Fate.LeftOut out ->
                out.stage() != Stage.FORGE || (out.reason() != Reason.OVER_CAP && out.reason() != Reason.MIX_FULL);
        };
    }

    private String about(ImageStory.Entry entry) {
        Scene scene = story.scene();
        String first = entry.about().split(" ", 2)[0];
        return entry.regions().isEmpty() || scene == null || !scene.hasRegion(first)
                ? entry.about()
                : String.join(" and ", entry.regions().stream().map(names::the).toList());
    }

    private static String cut(@Nullable QaPair pair) {
        if (pair == null) {
            return "";
        }
        String question =
                pair.phrased().question().replace('\n', ' ').replace('{', '[').replace('}', ']');
        return "\"" + (question.length() > LONGEST ? question.substring(0, LONGEST - 1) + "…" : question) + "\"";
    }
}
