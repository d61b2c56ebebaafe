package io.spatialforge.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.GeneratedScenes;
import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.verify.Verifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulePropertiesTests {

    private static final int SCENES = 4000;

    @Test
    void everyRuleMakesClaimsOnGeneratedScenesAndAbstainsOnOthers() {
        Map<Task, Integer> claims = new EnumMap<>(Task.class);
        Map<Task, Integer> abstentions = new EnumMap<>(Task.class);
        for (long seed = 0; seed < SCENES; seed++) {
            Recorded found = apply(GeneratedScenes.scene(seed));
            found.claims.forEach(c -> claims.merge(c.claim().task(), 1, Integer::sum));
            found.abstained.forEach(t -> abstentions.merge(t, 1, Integer::sum));
        }
        for (Task task : Task.values()) {
            assertThat(claims.getOrDefault(task, 0)).as("claims of %s", task).isGreaterThan(200);
            assertThat(abstentions.getOrDefault(task, 0))
                    .as("abstentions of %s", task)
                    .isGreaterThan(200);
        }
    }

    @Test
    void theVerifierDerivesWhatRulesStateExceptWhereTheSecondStatisticDisagrees() {
        int stated = 0;
        int derived = 0;
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = GeneratedScenes.scene(seed);
            Verifier verifier = Verifier.of(scene);
            for (Candidate candidate : apply(scene).claims) {
                Verdict verdict = verifier.derive(candidate.claim());
                assertThat(verdict)
                        .as("%s in scene %d", candidate.claim(), seed)
                        .isNotInstanceOf(Verdict.Fails.class);
                stated++;
                derived += verdict instanceof Verdict.Holds ? 1 : 0;
            }
        }
        assertThat(derived).isGreaterThan((int) (0.97 * stated));
    }

    @Test
    void relationsOfTheFlippedSceneAreTheFlippedRelations() {
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = GeneratedScenes.scene(seed);
            Set<Claim> flipped = new HashSet<>();
            for (Claim claim : relations(scene)) {
                flipped.add(claim.mirrored());
            }
            assertThat(relations(scene.mirrored())).as("scene %d", seed).isEqualTo(flipped);
        }
    }

    @Test
    void expressionsOfTheFlippedSceneAreTheFlippedExpressions() {
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = GeneratedScenes.scene(seed);
            SceneFacts facts = SceneFacts.of(scene, Margins.ofDefaults(), 1);
            SceneFacts flipped = SceneFacts.of(scene.mirrored(), Margins.ofDefaults(), 1);
            for (int i = 0; i < scene.regions().size(); i++) {
                Set<Object> expected = new HashSet<>();
                facts.references()
                        .of(scene.regions().get(i))
                        .forEach(r -> expected.add(r.expression().mirrored()));
                Set<Object> found = new HashSet<>();
                flipped.references().of(flipped.scene().regions().get(i)).forEach(r -> found.add(r.expression()));
                assertThat(found).as("region %d of scene %d", i, seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void everyClaimFlippedHoldsInTheFlippedScene() {
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = GeneratedScenes.scene(seed);
            Verifier verifier = Verifier.of(scene);
            Verifier flipped = Verifier.of(scene.mirrored());
            for (Candidate candidate : apply(scene).claims) {
                if (isInPeoplesWords(candidate.claim())) {
                    // Nobody described the flipped image.
                    continue;
                }
                assertThat(flipped.derive(candidate.claim().mirrored()))
                        .as("%s in scene %d", candidate.claim(), seed)
                        .isEqualTo(verifier.derive(candidate.claim()));
            }
        }
    }

    @Test
    void theConverseOfAClaimIsContradicted() {
        int tried = 0;
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = GeneratedScenes.scene(seed);
            Verifier verifier = Verifier.of(scene);
            for (Candidate candidate : apply(scene).claims) {
                Claim converse = candidate.claim().converse();
                if (converse != null && verifier.derive(candidate.claim()) instanceof Verdict.Holds) {
                    assertThat(verifier.derive(converse)).isInstanceOf(Verdict.Fails.class);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(2000);
    }

    @Test
    void theOrderOfRegionsChangesNoPairAndNoExpression() {
        Random random = new Random(5);
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = GeneratedScenes.scene(seed);
            List<Region> shuffled = new ArrayList<>(scene.regions());
            Collections.shuffle(shuffled, random);
            List<Region> renumbered = new ArrayList<>();
            for (int i = 0; i < shuffled.size(); i++) {
                renumbered.add(shuffled.get(i).withId("r" + i));
            }
            Scene other = scene.withRegions(renumbered, scene.depth())
                    .withRelationships(renumbered(scene.relationships(), shuffled));
            assertThat(conditionsByBox(other)).as("scene %d", seed).isEqualTo(conditionsByBox(scene));
            assertThat(pairsByBox(other)).as("scene %d", seed).isEqualTo(pairsByBox(scene));
        }
    }

    @Test
    void aNearerClaimIsTrueOfTheDistancesBehindIt() {
        int tried = 0;
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = GeneratedScenes.scene(seed);
            for (Candidate candidate : apply(scene).claims) {
                if (scene.depth() == null) {
                    continue; // told by boxes
                }
                if (candidate.claim() instanceof Claim.ExtremeDepth extreme) {
                    for (String id : extreme.among()) {
                        double gap = distance(scene, id) - distance(scene, extreme.region());
                        if (!id.equals(extreme.region())) {
                            assertThat(extreme.which() == DepthEnd.NEAREST ? gap : -gap)
                                    .isPositive();
                            tried++;
                        }
                    }
                } else if (candidate.claim() instanceof Claim.DepthOrder order) {
                    for (int i = 1; i < order.order().size(); i++) {
                        assertThat(distance(scene, order.order().get(i)))
                                .isGreaterThan(distance(scene, order.order().get(i - 1)));
                        tried++;
                    }
                } else if (candidate.claim() instanceof Claim.Nearer nearer) {
                    assertThat(distance(scene, nearer.farther())).isGreaterThan(distance(scene, nearer.nearer()));
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(5000);
    }

    private static double distance(Scene scene, String id) {
        var depth = scene.region(id).depth();
        var source = scene.depth();
        if (depth == null || source == null) {
            throw new AssertionError("a depth claim without depth");
        }
        double centre = depth.stated().centre();
        return source.kind() == DepthSource.Kind.INVERSE ? -centre : centre;
    }

    @Test
    void conditionsOfTheFlippedSceneAreMetByTheSame() {
        int met = 0;
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = GeneratedScenes.scene(seed);
            SceneFacts facts = SceneFacts.of(scene, Margins.ofDefaults(), 1);
            SceneFacts flipped = SceneFacts.of(scene.mirrored(), Margins.ofDefaults(), 1);
            for (SceneFacts.LabelFacts label : facts.labels().values()) {
                List<List<Object>> here = ids(facts, label);
                assertThat(ids(flipped, Objects.requireNonNull(flipped.labels().get(label.label()))))
                        .as("%s in scene %d", label.label(), seed)
                        .isEqualTo(here);
                met += here.size();
            }
        }
        assertThat(met).isGreaterThan(5000);
    }

    @Test
    void everyNewFormIsClaimedOnSomeGeneratedScenes() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = GeneratedScenes.scene(seed);
            for (Candidate candidate : apply(scene).claims) {
                switch (candidate.claim()) {
                    case Claim.Count c
                    when c.condition() != null ->
                        seen.merge(
                                "count " + c.condition().getClass().getSimpleName() + (c.count() == 0 ? " zero" : ""),
                                1,
                                Integer::sum);
                    case Claim.Grounding c -> {
                        seen.merge("ground " + c.expression().getClass().getSimpleName(), 1, Integer::sum);
                        if (!c.regions().isEmpty()
                                && c.regions().stream()
                                        .allMatch(id -> scene.region(id).shape() instanceof Point)) {
                            seen.merge("point", 1, Integer::sum);
                        }
                    }
                    case Claim.Referring c ->
                        seen.merge("refer " + c.expression().getClass().getSimpleName(), 1, Integer::sum);
                    case Claim.LeftOf c
                    when scene.region(c.left()).shape() instanceof Point ->
                        seen.merge("point left of", 1, Integer::sum);
                    default -> {}
                }
            }
        }
        for (String form : List.of(
                "count Has",
                "count Has zero",
                "count Related",
                "ground Such",
                "ground ExtremeSuch",
                "ground Stated",
                "refer Such",
                "refer ExtremeSuch",
                "refer Stated",
                "point",
                "point left of")) {
            assertThat(seen.getOrDefault(form, 0)).as(form + " of " + seen).isGreaterThan(20);
        }
    }

    private static List<List<Object>> ids(SceneFacts facts, SceneFacts.LabelFacts label) {
        List<List<Object>> all = new ArrayList<>();
        for (Conditions.Met met : facts.conditions().of(label)) {
            all.add(List.of(
                    met.condition(),
                    met.complete(),
                    met.meeting().stream().map(Region::id).toList()));
        }
        return all;
    }

    private static Set<List<Object>> conditionsByBox(Scene scene) {
        SceneFacts facts = SceneFacts.of(scene, Margins.ofDefaults(), 1);
        Set<List<Object>> all = new HashSet<>();
        for (SceneFacts.LabelFacts label : facts.labels().values()) {
            for (Conditions.Met met : facts.conditions().of(label)) {
                Set<Object> boxes = new HashSet<>();
                met.meeting().forEach(r -> boxes.add(r.box()));
                all.add(List.of(label.label(), met.condition(), met.complete(), boxes));
            }
        }
        return all;
    }

    private static List<Relationship> renumbered(List<Relationship> relationships, List<Region> shuffled) {
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < shuffled.size(); i++) {
            ids.put(shuffled.get(i).id(), "r" + i);
        }
        return relationships.stream()
                .map(r -> new Relationship(
                        ids.getOrDefault(r.subject(), ""), r.predicate(), ids.getOrDefault(r.object(), "")))
                .toList();
    }

    private static boolean isInPeoplesWords(Claim claim) {
        return (claim instanceof Claim.Grounding g && g.expression() instanceof Expression.Stated)
                || (claim instanceof Claim.Referring r && r.expression() instanceof Expression.Stated);
    }

    private static Set<Claim> relations(Scene scene) {
        Set<Claim> relations = new HashSet<>();
        for (Candidate candidate : apply(scene).claims) {
            switch (candidate.claim().task()) {
                case NEAR_FAR, LEFT_RIGHT, PERSPECTIVE -> relations.add(candidate.claim());
                case GROUNDING, REFERRING, COUNTING -> {
                    // Which expression or which half is asked about is a choice, not a finding.
                }
            }
        }
        return relations;
    }

    private static Set<List<Object>> pairsByBox(Scene scene) {
        Set<List<Object>> pairs = new HashSet<>();
        for (Candidate candidate : apply(scene).claims) {
            switch (candidate.claim()) {
                case Claim.Nearer c -> pairs.add(List.of("nearer", box(scene, c.nearer()), box(scene, c.farther())));
                case Claim.LeftOf c -> pairs.add(List.of("left", box(scene, c.left()), box(scene, c.right())));
                case Claim.Bearing c ->
                    pairs.add(List.of(c.direction(), box(scene, c.viewer()), box(scene, c.target())));
                case Claim.Facing c -> pairs.add(List.of(c.facing(), box(scene, c.viewer())));
                case Claim.DepthOrder c -> {}
                case Claim.ExtremeDepth c -> {}
                case Claim.HorizontalOrder c -> {}
                case Claim.Count c -> {}
                case Claim.Grounding c -> {}
                case Claim.Referring c -> {}
            }
        }
        SceneFacts facts = SceneFacts.of(scene, Margins.ofDefaults(), 1);
        for (Region region : scene.regions()) {
            facts.references().of(region).forEach(r -> pairs.add(List.of(region.box(), r.expression())));
        }
        return pairs;
    }

    private static Object box(Scene scene, String id) {
        return scene.region(id).box();
    }

    static Recorded apply(Scene scene) {
        Recorded recorded = new Recorded(new ArrayList<>(), new ArrayList<>());
        SceneFacts facts = SceneFacts.of(
                scene, Margins.ofDefaults(), StableHash.of(scene.image().id()));
        for (Rule rule : Rule.standard()) {
            rule.apply(facts, recorded);
        }
        return recorded;
    }

    record Recorded(List<Candidate> claims, List<Task> abstained) implements Findings {
        @Override
        public void claim(Candidate candidate) {
            claims.add(candidate);
        }

        @Override
        public void abstain(Task task, Reason reason, String about, @Nullable String other) {
            abstained.add(task);
        }
    }
}
