package io.spatialforge.bench.facing;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.depth.SceneDepth;
import io.spatialforge.vision.model.DepthModel;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.people.PeopleToLookAt;
import io.spatialforge.vision.people.PosedPerson;
import io.spatialforge.vision.people.TwoLooks;
import io.spatialforge.vision.pixels.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where things are for people, told by the rule from poses and estimated depth, against people's answers. */
final class OwnView {

    private OwnView() {}

    /** What came of all questions, as Markdown. */
    static List<String> lines(List<Questions.Asked> questions, Onlooker onlooker) throws IOException {
        PoseModel pose = onlooker.pose();
        DepthModel depth = onlooker.depth();
        int right = 0;
        int partly = 0;
        int wrong = 0;
        TreeMap<String, Integer> reasons = new TreeMap<>();
        List<String> told = new ArrayList<>();
        for (Questions.Asked question : questions) {
            Answer answer = answer(question, pose, depth);
            if (answer.direction == null) {
                reasons.merge(answer.reason, 1, Integer::sum);
                continue;
            }
            String said = switch (answer.direction) {
                case AHEAD -> "front";
                case BEHIND -> "back";
                case LEFT -> "left";
                case RIGHT -> "right";
            };
            boolean same = said.equals(question.answer());
            boolean part = List.of(question.answer().split("-")).contains(said);
            right += same ? 1 : 0;
            partly += !same && part ? 1 : 0;
            wrong += part ? 0 : 1;
            told.add("- %s, %s: told %s, people said %s"
                    .formatted(question.photo().file().getFileName(), question.label(), said, question.answer()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "Of %d questions where a thing is from a person's own view, %d were answered: %d as people did, %d with one of "
                                .formatted(questions.size(), right + partly + wrong, right, partly)
                        + "the two directions that they joined, %d otherwise. Why the others were not: %s."
                                .formatted(wrong, reasons));
        if (!told.isEmpty()) {
            lines.add("");
            lines.addAll(told);
        }
        return lines;
    }

    private record Answer(@Nullable Direction direction, String reason) {}

    private static Answer answer(Questions.Asked question, PoseModel pose, DepthModel depth) throws IOException {
        PeoplePhoto photo = question.photo();
        List<Region> regions = new ArrayList<>();
        List<Box> boxes = new ArrayList<>(photo.people());
        if (!question.label().equals("person")) {
            boxes.add(question.target());
        }
        Set<String> labels = new TreeSet<>(Set.of("person"));
        int viewer = -1;
        int target = -1;
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            String label = i < photo.people().size() ? "person" : question.label();
            boolean cut =
                    box.x1() <= 1 || box.y1() <= 1 || box.x2() >= photo.width() - 1 || box.y2() >= photo.height() - 1;
            regions.add(Region.annotated(i, label, box, cut ? Flags.of(RegionFlag.TRUNCATED) : Flags.NONE));
            labels.add(label);
            viewer = box.iou(question.viewer()) > 0.95 ? i : viewer;
            target = box.iou(question.target()) > 0.95 ? i : target;
        }
        if (viewer < 0 || target < 0) {
            throw new IllegalStateException("viewspatial.tsv: " + photo.file() + " has no such person or thing");
        }
        Image image = new Image(
                "viewspatial/" + photo.file().getFileName(),
                "viewspatial",
                null,
                null,
                null,
                photo.width(),
                photo.height(),
                Transform.IDENTITY,
                null);
        Scene scene = new Scene(image, regions, labels, Set.of(), null);
        try (Picture picture = Onlooker.decode(photo.file())) {
            List<Box> chosen = PeopleToLookAt.of(photo.people(), photo.width(), photo.height())
                    .chosen();
            List<TwoLooks> looks = TwoLooks.at(pose, picture, chosen);
            List<PosedPerson> posed = new ArrayList<>();
            for (int i = 0; i < looks.size(); i++) {
                posed.add(new PosedPerson(TwoLooks.identity(pose), chosen.get(i), looks.get(i)));
            }
            scene = PosedPerson.give(scene, posed);
            if (SceneDepth.applyModel(scene, depth.depth(List.of(picture)).get(0), depth.meaning())
                    instanceof SceneDepth.Outcome.Given given) {
                scene = given.scene();
            }
        }
        // People tell the two from others by words ("the man in white"): how a rule would name them is not measured
        // here.
        Region asked = scene.regions().get(viewer).withId("r0");
        Region placed = scene.regions().get(target).withId("r1");
        Scene two = new Scene(image, List.of(asked, placed), labels, Set.of(), scene.depth());
        Listener listener = new Listener("r0", "r1");
        SceneFacts facts = SceneFacts.of(two, Margins.ofDefaults(), 1);
        for (Rule rule : Rule.standard()) {
            if (rule.task() == Task.PERSPECTIVE) {
                rule.apply(facts, listener);
            }
        }
        return new Answer(listener.direction, listener.reason);
    }

    /** Keeps what is said of one person and one thing. */
    private static final class Listener implements Findings {

        private final String viewer;
        private final String target;
        private @Nullable Direction direction;
        private String reason = "person-not-looked-at";

        Listener(String viewer, String target) {
            this.viewer = viewer;
            this.target = target;
        }

        @Override
        public void claim(Candidate candidate) {
            if (candidate.claim() instanceof Claim.Bearing bearing
                    && bearing.viewer().equals(viewer)
                    && bearing.target().equals(target)) {
                direction = bearing.direction();
            }
        }

        @Override
        public void abstain(Task task, Reason why, String about, @Nullable String other) {
            if (about.equals(viewer) && (other == null || other.equals(target))) {
                reason = why.id();
            }
        }
    }
}
