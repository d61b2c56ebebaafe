package io.spatialforge.pipeline.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.NearFarFromBoxes;
import io.spatialforge.core.scene.Attributes;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.pipeline.select.Room;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Scenes with all that annotations can say, from rules through words and back. */
class FormsTests {

    private static final ForgeSettings SETTINGS =
            ForgeSettings.ofDefaults(7).withBoxes(NearFarFromBoxes.OFF).withPerForm(30);
    private static final PairForge FORGE = SETTINGS.forge();

    @Test
    void everyFormOfABoxedSceneIsAskedAndNoneIsRejected() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            for (QaPair pair : kept(room(i))) {
                seen.add(pair.claim().task().id() + '.' + pair.phrased().form());
                switch (pair.claim()) {
                    case Claim.Grounding c -> seen.add(c.expression().getClass().getSimpleName());
                    case Claim.Referring c ->
                        seen.add("refer " + c.expression().getClass().getSimpleName());
                    default -> {}
                }
            }
        }
        assertThat(seen)
                .contains(
                        "counting.has",
                        "counting.related",
                        "grounding.stated",
                        "Such",
                        "ExtremeSuch",
                        "Stated",
                        "refer Such",
                        "refer ExtremeSuch",
                        "refer Stated");
    }

    @Test
    void everyFormOfAPointedSceneIsAskedAndNoneIsRejected() {
        Set<String> forms = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            for (QaPair pair : kept(shelf(i))) {
                forms.add(pair.claim().task().id() + '.' + pair.phrased().form());
                assertThat(pair.phrased().kind()).isNotEqualTo(AnswerKind.BOXES);
            }
        }
        assertThat(forms).contains("grounding.points", "grounding.point-one", "counting.all", "left-right.which");
    }

    @Test
    void pairsWithDifferentConditionsHaveDifferentIds() {
        Set<String> ids = new HashSet<>();
        int pairs = 0;
        for (int i = 0; i < 20; i++) {
            for (QaPair pair : kept(room(i))) {
                if (pair.claim() instanceof Claim.Count count && !(count.condition() instanceof Condition.InHalf)) {
                    ids.add(pair.id());
                    pairs++;
                }
            }
        }
        assertThat(ids).hasSize(pairs);
    }

    @Test
    void ofATaskThatAMixHasLittleRoomForAPartIsMadeAndTheRestIsToldOf() {
        Set<String> all = new HashSet<>();
        Set<String> made = new HashSet<>();
        List<Claim> beyond = new ArrayList<>();
        PairForge few = SETTINGS.withRoom(new Room(Map.of("count", 0.25, "leftof", 0.0)))
                .forge();
        for (int i = 0; i < 40; i++) {
            kept(room(i)).forEach(pair -> all.add(pair.id()));
            kept(few, room(i), beyond).forEach(pair -> made.add(pair.id()));
        }
        assertThat(all).containsAll(made);
        assertThat(made.size() + beyond.size()).isEqualTo(all.size());
        Map<Task, Long> tasks = beyond.stream().collect(Collectors.groupingBy(Claim::task, Collectors.counting()));
        assertThat(tasks.keySet()).containsExactlyInAnyOrder(Task.COUNTING, Task.LEFT_RIGHT);
        long counted = 0;
        for (int i = 0; i < 40; i++) {
            for (QaPair pair : kept(room(i))) {
                counted += pair.claim().task() == Task.COUNTING ? 1 : 0;
            }
        }
        assertThat((double) tasks.getOrDefault(Task.COUNTING, 0L) / counted).isBetween(0.65, 0.85);
    }

    /** Three suitcases of which two are of leather, cups on a table and on a couch, and people whom people described. */
    private static Scene room(int number) {
        List<Region> regions = new ArrayList<>();
        add(regions, "suitcase", new Box(20, 300, 120, 460), Attributes.of(List.of("leather"), List.of()), null);
        add(regions, "suitcase", new Box(420, 300, 500, 420), Attributes.of(List.of("leather"), List.of()), null);
        add(regions, "suitcase", new Box(200, 300, 300, 460), Attributes.of(List.of(), List.of("leather")), null);
        add(regions, "dining table", new Box(330, 360, 640, 470), Attributes.NONE, null);
        add(regions, "couch", new Box(10, 180, 200, 280), Attributes.NONE, null);
        add(regions, "cup", new Box(350, 330, 380, 370), Attributes.NONE, null);
        add(regions, "cup", new Box(560, 330, 600, 380), Attributes.NONE, null);
        add(regions, "cup", new Box(60, 160, 90, 200), Attributes.NONE, null);
        add(regions, "person", new Box(220, 20, 300, 290), Attributes.NONE, "lady with the blue shirt");
        add(regions, "kite", new Box(270, 60, 330, 110), Attributes.NONE, null);
        Set<String> labels = new HashSet<>();
        regions.forEach(r -> labels.add(r.label()));
        return new Scene(image(number), regions, labels, Set.of("zebra"), null)
                .withRelationships(List.of(
                        new Relationship("r5", "on", "r3"),
                        new Relationship("r6", "on", "r3"),
                        new Relationship("r7", "on", "r4"),
                        new Relationship("r8", "holds", "r9")));
    }

    private static Scene shelf(int number) {
        List<Region> regions = new ArrayList<>();
        add(regions, "red cups", new Point(100, 100), Attributes.NONE, null);
        add(regions, "red cups", new Point(200, 100), Attributes.NONE, null);
        add(regions, "items on the shelf", new Point(300, 100), Attributes.NONE, null);
        add(regions, "dog", new Point(60, 300), Attributes.NONE, null);
        add(regions, "bicycle", new Point(500, 300), Attributes.NONE, null);
        add(regions, "wheel", new Point(480, 320), Attributes.NONE, null);
        Set<String> labels = new HashSet<>();
        regions.forEach(r -> labels.add(r.label()));
        return new Scene(image(number), regions, labels, Set.of("giraffe", "purple gizmos"), null);
    }

    private static void add(
            List<Region> regions, String label, Shape shape, Attributes attributes, @Nullable String words) {
        regions.add(Region.annotated(regions.size(), label, shape, Flags.NONE)
                .withAttributes(attributes)
                .withExpressions(words == null ? List.of() : List.of(words)));
    }

    private static Image image(int number) {
        return new Image("forms/" + number, "forms", null, null, null, 640, 480, Transform.IDENTITY, null);
    }

    private static List<QaPair> kept(Scene scene) {
        return kept(FORGE, scene, new ArrayList<>());
    }

    private static List<QaPair> kept(PairForge forge, Scene scene, List<Claim> beyond) {
        List<QaPair> kept = new ArrayList<>();
        forge.forge(scene, new PairForge.Outcome() {
            @Override
            public void abstained(Task task, Reason reason, String about, @Nullable String other) {}

            @Override
            public void capped(Claim claim) {}

            @Override
            public void beyondMix(Claim claim) {
                beyond.add(claim);
            }

            @Override
            public void kept(QaPair pair) {
                kept.add(pair);
            }

            @Override
            public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {
                throw new AssertionError(claim + " as " + phrased + " was rejected: " + reason + ", " + why);
            }
        });
        return kept;
    }
}
