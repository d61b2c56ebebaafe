package io.spatialforge.bench.facing;

import io.spatialforge.bench.cues.JudgedImage.Half;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.View;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.people.FacingFromPose;
import io.spatialforge.vision.people.PeopleToLookAt;
import io.spatialforge.vision.people.TwoLooks;
import io.spatialforge.vision.pixels.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Facing as a run tells it, held against what is known: from the boxes of the truth, and from detected ones. */
public final class FacingMeasure {

    /** A detection is the person whose box it shares at least so much with (intersection over union). */
    private static final double SAME = 0.5;

    private final Map<String, Map<Half, FacingTally>> fromTruth = new LinkedHashMap<>();
    private final Map<String, Map<Half, FacingTally>> fromDetections = new LinkedHashMap<>();
    private final Map<Half, FacingTally> views = new EnumMap<>(Half.class);
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int unseen;

    /** Looks at all photographs. */
    public static FacingMeasure of(List<PeoplePhoto> photos, Onlooker onlooker) throws IOException {
        FacingMeasure measure = new FacingMeasure();
        PoseModel pose = onlooker.pose();
        Detector detector = onlooker.detector();
        for (PeoplePhoto photo : photos) {
            if (photo.known().isEmpty()) {
                continue;
            }
            try (Picture picture = Onlooker.decode(photo.file())) {
                measure.fromTruth(photo, picture, pose);
                measure.fromDetections(
                        photo,
                        picture,
                        pose,
                        Onlooker.people(detector.detect(List.of(picture)).get(0)));
            }
        }
        return measure;
    }

    private static Map<Box, FacingEstimate> told(List<Box> chosen, Picture picture, PoseModel pose) {
        List<TwoLooks> looks = TwoLooks.at(pose, picture, chosen);
        Map<Box, FacingEstimate> told = new HashMap<>();
        for (int i = 0; i < looks.size(); i++) {
            FacingEstimate facing = FacingFromPose.estimate(
                    looks.get(i).pose(),
                    looks.get(i).again(),
                    chosen.get(i),
                    pose.identity().brief());
            if (facing != null) {
                told.put(chosen.get(i), facing);
            }
        }
        return told;
    }

    private void fromTruth(PeoplePhoto photo, Picture picture, PoseModel pose) {
        PeopleToLookAt people = PeopleToLookAt.of(photo.people(), photo.width(), photo.height());
        Map<Box, FacingEstimate> told = told(people.chosen(), picture, pose);
        Map<Box, Reason> left = new HashMap<>();
        people.left().forEach(l -> left.put(l.person(), l.reason()));
        for (KnownPerson person : photo.known()) {
            Box box = Objects.requireNonNull(nearest(person.box(), photo.people()), "the people are all people");
            FacingEstimate facing = told.get(box);
            View view = facing == null ? null : facing.view();
            tally(fromTruth, photo).add(person, view);
            views.computeIfAbsent(photo.half(), h -> new FacingTally()).add(person, view);
            Reason reason = left.get(box);
            if (facing == null) {
                reasons.merge(reason == null ? "looked at, nothing told" : reason.id(), 1, Integer::sum);
            } else if (person.judge(facing.view()) != KnownPerson.Verdict.RIGHT) {
                wrong.add(String.format(
                        Locale.ROOT,
                        "%s %s [%.0f, %.0f, %.0f, %.0f]: known %.0f°, told %s, confidence %.2f",
                        photo.set(),
                        photo.file().getFileName(),
                        person.box().x1(),
                        person.box().y1(),
                        person.box().x2(),
                        person.box().y2(),
                        person.degrees(),
                        facing.view().id(),
                        facing.confidence()));
            }
        }
    }

    private void fromDetections(PeoplePhoto photo, Picture picture, PoseModel pose, List<Box> detected) {
        PeopleToLookAt people = PeopleToLookAt.of(detected, photo.width(), photo.height());
        Map<Box, FacingEstimate> told = told(people.chosen(), picture, pose);
        for (KnownPerson person : photo.known()) {
            Box found = nearest(person.box(), detected);
            if (found == null) {
                unseen++;
            }
            FacingEstimate facing = found == null ? null : told.get(found);
            tally(fromDetections, photo).add(person, facing == null ? null : facing.view());
            if (facing != null && person.judge(facing.view()) != KnownPerson.Verdict.RIGHT) {
                wrong.add("from a detected box: " + photo.set() + " "
                        + photo.file().getFileName() + " known " + person.degrees() + "°, told "
                        + facing.view().id());
            }
        }
    }

    private static @Nullable Box nearest(Box box, List<Box> detected) {
        Box best = null;
        for (Box other : detected) {
            if (other.iou(box) >= SAME && (best == null || other.iou(box) > best.iou(box))) {
                best = other;
            }
        }
        return best;
    }

    private static FacingTally tally(Map<String, Map<Half, FacingTally>> of, PeoplePhoto photo) {
        return of.computeIfAbsent(photo.set(), s -> new EnumMap<>(Half.class))
                .computeIfAbsent(photo.half(), h -> new FacingTally());
    }

    /** The tables as Markdown. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("From the boxes of the truth:");
        lines.add("");
        table(lines, fromTruth);
        lines.add("");
        lines.add("From boxes of YOLOX-Nano with a score of 0.5 (" + unseen + " of the people were not detected):");
        lines.add("");
        table(lines, fromDetections);
        for (Map.Entry<Half, FacingTally> half : views.entrySet()) {
            lines.add("");
            lines.add("By view, all sets, " + half.getKey().title() + " half (people turned halfway between two views, "
                    + half.getValue().between() + ", are not in the rows):");
            lines.add("");
            lines.add("| faces | people | told towards | away | left | right | nothing"
                    + " | right when this view is told | told |");
            lines.add("|---|---|---|---|---|---|---|---|---|");
            for (View view : View.values()) {
                lines.add(half.getValue().row(view));
            }
        }
        lines.add("");
        lines.add("Why nothing was told: " + reasons + ".");
        lines.add("");
        lines.add("Not right:");
        lines.add("");
        wrong.forEach(w -> lines.add("- " + w));
        return lines;
    }

    private static void table(List<String> lines, Map<String, Map<Half, FacingTally>> sets) {
        lines.add("| set | people of known facing | told | right | between two views | wrong | precision | coverage |");
        lines.add("|---|---|---|---|---|---|---|---|");
        sets.forEach((set, halves) ->
                halves.forEach((half, tally) -> lines.add(tally.row(set.replace('_', ' ') + ", " + half.title()))));
    }
}
