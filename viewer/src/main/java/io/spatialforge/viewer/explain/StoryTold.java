package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Judgement;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.pipeline.explain.Copies;
import io.spatialforge.pipeline.explain.Fate;
import io.spatialforge.pipeline.explain.RunRecord;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.vision.see.Perception;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the story of a pair, or of what never became one. */
public final class StoryTold {

    /** Titles of the sections of a story. */
    public static final String QUESTION = "The question";

    public static final String FATE = "What became of it";
    public static final String PHOTOGRAPH = "The photograph";
    public static final String REGIONS = "The regions";
    public static final String CLAIM = "What is claimed, and why";
    public static final String CHECKS = "Who checked it";
    public static final String MAKING = "How it was made";
    public static final String CHANGE = "What would have changed it";

    private final Story story;
    private final Beside beside;
    private final Names names;

    private StoryTold(Story story, Beside beside) {
        this.story = story;
        this.beside = beside;
        this.names = Names.of(story.scene(), story.pair());
    }

    /**
     * What is known beside the story.
     *
     * @param perception what models told of the photograph; null where none looked
     * @param colours the names of the colours in which regions are drawn, by their ids; empty where nothing is drawn
     * @param photograph where the photograph is, a sentence; empty where nobody looked
     */
    public record Beside(@Nullable Perception perception, Map<String, String> colours, String photograph) {

        public static final Beside NOTHING = new Beside(null, Map.of(), "");

        public Beside {
            colours = Map.copyOf(colours);
        }
    }

    /** The whole story. */
    public static Told of(Story story, Beside beside) {
        return new StoryTold(story, beside).told();
    }

    /** The gist of a story, a sentence or two a paragraph, as a picture has it below: the question first. */
    public static List<String> gist(Story story) {
        return new StoryTold(story, Beside.NOTHING).gist();
    }

    /** What a pair rests on: the claim with its numbers, and who checked it. */
    public static Told evidence(Story story) {
        StoryTold told = new StoryTold(story, Beside.NOTHING);
        List<Told.Section> sections = new ArrayList<>();
        QaPair pair = story.pair();
        if (pair != null) {
            sections.add(told.claim(pair));
        }
        if (pair != null && story.checks() != null && story.scene() != null) {
            sections.add(told.checks(pair, story.checks(), story.scene()));
        }
        return new Told(told.title(), sections);
    }

    private List<String> gist() {
        List<String> said = new ArrayList<>();
        QaPair pair = story.pair();
        if (pair != null) {
            said.add(pair.phrased().question().replace("\n", "  ") + "  →  " + answer(pair.phrased()));
        }
        if (story.fate() instanceof Fate.LeftOut out) {
            new FateTold(story, names)
                    .leftOut(out).stream().map(StoryTold::plain).forEach(said::add);
        }
        if (pair != null) {
            said.add(ClaimWords.sentence(pair.claim(), names));
            MeasureWords.Roles roles = ClaimWords.roles(pair.claim(), names);
            for (Measure measure : pair.evidence().measures()) {
                said.add("• " + MeasureWords.sentence(measure, roles) + ".");
            }
        }
        return said;
    }

    private static String plain(String paragraph) {
        return paragraph.startsWith("- ") ? "• " + paragraph.substring(2) : paragraph;
    }

    private Told told() {
        List<Told.Section> sections = new ArrayList<>();
        QaPair pair = story.pair();
        if (pair != null) {
            sections.add(question(pair.phrased()));
        }
        add(sections, FATE, new FateTold(story, names).told());
        sections.add(photograph(story.image()));
        add(sections, REGIONS, regions());
        if (pair != null) {
            sections.add(claim(pair));
        }
        if (pair != null && story.checks() != null && story.scene() != null) {
            sections.add(checks(pair, story.checks(), story.scene()));
        }
        add(sections, MAKING, making(pair));
        if (pair != null) {
            add(sections, CHANGE, ChangeTold.of(pair, story.run().settings().margins(), names));
        }
        return new Told(title(), sections);
    }

    private static void add(List<Told.Section> sections, String title, List<String> paragraphs) {
        if (!paragraphs.isEmpty()) {
            sections.add(new Told.Section(title, paragraphs));
        }
    }

    private String title() {
        String what = story.pair() == null
                ? (story.outcome() == null
                        ? "something"
                        : "what a rule looked at, " + story.outcome().task().id())
                : "a pair, %s in the form %s"
                        .formatted(
                                story.pair().claim().task().id(),
                                story.pair().phrased().form());
        String fate = switch (story.fate()) {
            case Fate.Kept kept ->
                "It was kept, in the split %s.".formatted(kept.split().id());
            case Fate.LeftOut out ->
                "It was left out by %s: %s."
                        .formatted(out.stage().id(), out.reason().id());
        };
        return "%s of image %s: %s. %s".formatted(story.id(), story.image().id(), what, fate);
    }

    private static Told.Section question(Phrased phrased) {
        List<String> said = new ArrayList<>();
        said.add(shown(phrased.question()));
        said.add("Answer: " + shown(answer(phrased)));
        if (phrased.question().contains("{r") || phrased.answer().contains("{r")) {
            said.add("A region in brackets stands for its coordinates, which each format writes in its own way.");
        }
        return new Told.Section(QUESTION, said);
    }

    /** The answer; of a letter, also what it stands for. */
    private static String answer(Phrased phrased) {
        List<String> choices = phrased.choices();
        return choices == null
                ? phrased.answer()
                : "%s (%s)"
                        .formatted(
                                phrased.answer(), choices.get(phrased.answer().charAt(0) - 'A'));
    }

    static String shown(String text) {
        return text.replace('{', '[').replace('}', ']');
    }

    private Told.Section photograph(Image image) {
        List<String> said = new ArrayList<>();
        String file = image.file() == null ? "" : ", file " + image.file();
        said.add("%s, %d by %d pixels%s, of the source %s."
                .formatted(image.id(), image.width(), image.height(), file, image.source()));
        if (image.url() != null) {
            said.add("From " + image.url());
        }
        said.add("Licence: " + (image.licence() == null ? "the source does not state one" : image.licence()) + ".");
        said.add(
                image.transform() == Transform.IDENTITY
                        ? "It is stored upright."
                        : "It is stored otherwise and has to be turned (%s); all coordinates are of the upright image."
                                .formatted(image.transform().id()));
        said.add(
                image.sha256() == null
                        ? "The run did not record its hash."
                        : "The run recorded its hash: sha256 " + image.sha256() + ".");
        if (!beside.photograph.isEmpty()) {
            said.add(beside.photograph);
        }
        Copies copies = story.copies();
        if (copies != null) {
            said.add("Other images of the run belong together with it: %s. %s"
                    .formatted(
                            Names.and(copies.others()),
                            copies.how() == null
                                    ? "%s stands for all of them.".formatted(copies.leader())
                                    : "It has %s as %s, which stands for all of them."
                                            .formatted(copies.how(), copies.leader())));
        }
        if (story.fate() instanceof Fate.Kept kept) {
            said.add(
                    "It belongs to the split %s: a hash of the seed and of the id %s decides, %s of the images go to validation"
                                    .formatted(
                                            kept.split().id(),
                                            copies == null ? "of the image" : copies.leader(),
                                            Amount.SHARE.say(story.run().validation()))
                            + " and %s to test, and all pairs of an image and of its copies go together."
                                    .formatted(Amount.SHARE.say(story.run().test())));
        }
        return new Told.Section(PHOTOGRAPH, said);
    }

    private List<String> regions() {
        Scene scene = story.scene();
        List<String> said = new ArrayList<>();
        if (scene == null) {
            QaPair pair = story.pair();
            if (pair != null) {
                pair.regions()
                        .forEach(r ->
                                said.add(RegionWords.of(r, beside.colours.getOrDefault(r.id(), ""), story.image())));
            }
            return said;
        }
        for (String id : regionIds(story)) {
            said.add(RegionWords.of(scene.region(id), beside.colours.getOrDefault(id, ""), scene, beside.perception));
        }
        return said;
    }

    /** The regions that the story is about, and those that stood in the way. */
    static List<String> regionIds(Story story) {
        List<String> ids = new ArrayList<>();
        if (story.pair() != null) {
            story.pair().regions().forEach(r -> ids.add(r.id()));
        } else if (story.outcome() != null) {
            ids.addAll(story.outcome().regions());
        }
        if (story.look() != null) {
            story.look().regions().stream().filter(r -> !ids.contains(r)).forEach(ids::add);
        }
        return ids;
    }

    private Told.Section claim(QaPair pair) {
        Evidence evidence = pair.evidence();
        List<String> said = new ArrayList<>();
        said.add(ClaimWords.sentence(pair.claim(), names));
        said.add("The rule %s states it. %s"
                .formatted(RuleWords.name(evidence.rule()), RuleWords.demands(evidence.rule())));
        MeasureWords.Roles roles = ClaimWords.roles(pair.claim(), names);
        for (Measure measure : evidence.measures()) {
            said.add("- " + MeasureWords.sentence(measure, roles) + ".");
        }
        Scene scene = story.scene();
        DepthSource depth = scene == null ? null : scene.depth();
        if (evidence.depthSource() != null) {
            boolean boxes = evidence.depthSource().equals("boxes");
            said.add(
                    boxes
                            ? "There is no depth of the two: cues of the boxes tell."
                            : "The depth is "
                                    + (depth == null
                                            ? evidence.depthSource() + "."
                                            : DepthWords.source(depth, story.run())));
        }
        if (evidence.facingSource() != null) {
            said.add("Which way the person faces is told by " + evidence.facingSource() + ".");
        }
        return new Told.Section(CLAIM, said);
    }

    private Told.Section checks(QaPair pair, Story.Checks checks, Scene scene) {
        List<String> said = new ArrayList<>();
        said.add(CheckWords.reader(checks.reading(), pair.claim(), names));
        said.add(CheckWords.verifier(checks.verdict(), pair.claim(), scene, names));
        said.add(CheckWords.judge(pair.evidence(), story.run().judge()));
        return new Told.Section(CHECKS, said);
    }

    private List<String> making(@Nullable QaPair pair) {
        RunRecord run = story.run();
        List<String> said = new ArrayList<>();
        if (pair != null) {
            said.add(
                    "The words come from the template %s; which one, and its synonyms, is decided by a hash of the seed"
                                    .formatted(pair.phrased().template())
                            + " %d, the image and the claim."
                                    .formatted(run.settings().seed()));
        }
        if (run.models().isEmpty()) {
            said.add("No model looked at the photograph.");
        }
        for (Map.Entry<String, RunRecord.Model> model : run.models().entrySet()) {
            said.add("- The run's model for %s: %s (sha256 %s)."
                    .formatted(
                            model.getValue().role(),
                            model.getKey(),
                            DepthWords.beginning(model.getValue().sha256())));
        }
        said.add(
                run.version() == null
                        ? "Which version of the program made the run was not recorded."
                        : "Version %s of the program made the run.".formatted(run.version()));
        said.add(recomputed());
        return said;
    }

    private String recomputed() {
        String may = story.run().differences().isEmpty()
                ? ""
                : " What is recomputed may differ from the run: "
                        + String.join("; ", story.run().differences()) + ".";
        return switch (story.recomputed()) {
            case SAME -> "Forged again just now, it came out the same, word for word and number for number." + may;
            case DIFFERENT ->
                "Forged again just now, it came out with other words or numbers; question, answer and numbers above are as"
                        + " stored." + may;
            case NOT_STATED ->
                isProposed()
                        ? "No rule states it: a model proposed its words, and a judge agreed." + may
                        : "Forged again just now, it does not come out; question, answer and numbers above are as stored."
                                + may;
            case ONLY -> "It was forged again just now from the stored scene." + may;
            case NO_SCENE -> "Its scene is not there any more, so that nothing could be recomputed.";
        };
    }

    private boolean isProposed() {
        QaPair pair = story.pair();
        Judgement judgement = pair == null ? null : pair.evidence().judgement();
        return judgement != null && judgement.proposer() != null;
    }
}
