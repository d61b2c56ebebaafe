package io.spatialforge.core.rule;

import static io.spatialforge.core.SceneSketch.sketch;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.GeneratedScenes;
import io.spatialforge.core.SceneSketch;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Claim.Nearer;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.Heights;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.cue.CueAgreement;
import io.spatialforge.core.rule.cue.DepthCue;
import io.spatialforge.core.rule.cue.DepthCue.Vote;
import io.spatialforge.core.rule.cue.Thing;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepthCuesTests {

    private static final int SCENES = 2000;

    @Test
    void theLowerAndLargerOfTwoCarsIsNearer() {
        SceneSketch scene = sketch().box("car", 600, 400, 700, 450).box("car", 100, 450, 350, 600);
        assertThat(scene.claims(Task.NEAR_FAR)).containsExactly(new Nearer("r1", "r0"));
        assertThat(cues(scene)).containsExactly("apparent_size", "ground_contact");
    }

    @Test
    void aWheelAndACarAreComparedByTheirOrdinaryHeights() {
        SceneSketch scene = sketch().box("car", 600, 400, 700, 450).box("wheel", 100, 500, 180, 580);
        assertThat(scene.claims(Task.NEAR_FAR)).containsExactly(new Nearer("r1", "r0"));
    }

    @Test
    void aCarNoHigherThanItsDistanceMakesItIsNotNearerThanAWheel() {
        SceneSketch scene = sketch().box("car", 600, 400, 700, 540).box("wheel", 100, 500, 180, 560);
        assertThat(scene.claims(Task.NEAR_FAR)).isEmpty();
    }

    @Test
    void cuesThatDisagreeGiveNothing() {
        SceneSketch scene = sketch().box("car", 600, 300, 900, 450).box("car", 100, 500, 180, 540);
        assertThat(scene.claims(Task.NEAR_FAR)).isEmpty();
        assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.CUES_DISAGREE);
    }

    @Test
    void peopleAreNeverToldApartByTheirSize() {
        SceneSketch scene = sketch().box("person", 600, 300, 700, 450).box("person", 100, 200, 350, 800);
        assertThat(scene.claims(Task.NEAR_FAR)).isEmpty();
        assertThat(cues(scene)).containsExactly("ground_contact");
    }

    @Test
    void aHiddenPersonWhoStandsHigherInThePictureIsFarther() {
        SceneSketch scene =
                sketch().box("man", 300, 300, 420, 600, RegionFlag.OCCLUDED).box("woman", 380, 320, 520, 700);
        assertThat(scene.claims(Task.NEAR_FAR)).containsExactly(new Nearer("r1", "r0"));
        assertThat(cues(scene)).containsExactly("ground_contact", "occlusion");
    }

    @Test
    void whatAThirdThingHidesMoreTellsNothing() {
        SceneSketch scene = sketch().box("man", 300, 300, 420, 600, RegionFlag.OCCLUDED)
                .box("woman", 380, 320, 520, 700)
                .box("dog", 290, 400, 360, 640);
        assertThat(cues(scene)).containsExactly("ground_contact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lamp", "bird", "kite", "clock", "bottle", "book", "airplane", "traffic light", "shark"})
    void whatHangsFliesOrStandsOnShelvesIsNeverToldByItsPlace(String label) {
        SceneSketch scene = sketch().box(label, 600, 300, 650, 350).box(label, 100, 400, 350, 650);
        assertThat(scene.claims(Task.NEAR_FAR)).isEmpty();
        assertThat(cues(scene)).containsExactly("apparent_size");
    }

    @Test
    void thingsOnTheGroundAreNotComparedByPlaceWithThingsThatAreNot() {
        SceneSketch scene = sketch().box("chair", 600, 300, 650, 350).box("lamp", 100, 400, 350, 650);
        assertThat(cues(scene)).isEmpty();
    }

    @Test
    void aBottomEdgeCutByTheImageDoesNotMakeAThingTheFarther() {
        SceneSketch scene = sketch().box("chair", 600, 900, 650, 995).box("chair", 100, 200, 400, 1000);
        assertThat(cues(scene)).containsExactly("apparent_size");
    }

    @Test
    void thingsThatTouchHaveNoOrder() {
        SceneSketch scene = sketch().box("chair", 300, 300, 400, 420).box("chair", 250, 340, 500, 700);
        assertThat(scene.claims(Task.NEAR_FAR)).isEmpty();
        assertThat(scene.reasons(Task.NEAR_FAR)).containsExactly(Reason.OVERLAP);
    }

    @Test
    void anAccusedDepthIsNotBelieved() {
        SceneSketch agrees = sketch().box("car", 600, 400, 700, 450)
                .at(20)
                .box("car", 100, 450, 350, 600)
                .at(6);
        SceneSketch contradicts = sketch().box("car", 600, 400, 700, 450)
                .at(4)
                .box("car", 100, 450, 350, 600)
                .at(16);
        assertThat(agrees.claims(Task.NEAR_FAR)).containsExactly(new Nearer("r1", "r0"));
        assertThat(contradicts.claims(Task.NEAR_FAR)).isEmpty();
        assertThat(contradicts.reasons(Task.NEAR_FAR)).containsExactly(Reason.CUES_DISAGREE);
    }

    @Test
    void theSettingDecidesWhetherBoxesMayTell() {
        Scene without = sketch().box("car", 600, 400, 700, 450)
                .box("car", 100, 450, 350, 600)
                .scene();
        Scene partly = sketch().box("car", 600, 400, 700, 450)
                .box("car", 100, 450, 350, 600)
                .at(6)
                .scene();
        assertThat(nearFar(without, NearFarFromBoxes.AUTO)).containsExactly(new Nearer("r1", "r0"));
        assertThat(nearFar(without, NearFarFromBoxes.ON)).containsExactly(new Nearer("r1", "r0"));
        assertThat(nearFar(without, NearFarFromBoxes.OFF)).isEmpty();
        assertThat(nearFar(partly, NearFarFromBoxes.AUTO)).isEmpty();
        assertThat(nearFar(partly, NearFarFromBoxes.ON)).containsExactly(new Nearer("r1", "r0"));
    }

    @Test
    void orderAndExtremeFollowFromClearPairs() {
        SceneSketch scene = sketch().box("car", 600, 400, 650, 425)
                .box("car", 100, 450, 350, 600)
                .box("car", 400, 430, 500, 490);
        assertThat(scene.claims(Task.NEAR_FAR))
                .contains(
                        new Claim.DepthOrder(List.of("r1", "r2", "r0")),
                        new Claim.ExtremeDepth(DepthEnd.NEAREST, "r1", List.of("r0", "r1", "r2")),
                        new Claim.ExtremeDepth(DepthEnd.FARTHEST, "r0", List.of("r0", "r1", "r2")));
    }

    @Test
    void evidenceNamesTheCuesAndSaysThatBoxesWereTheSource() {
        Scene scene = sketch().box("car", 600, 400, 700, 450)
                .box("car", 100, 450, 350, 600)
                .scene();
        Candidate pair = RulePropertiesTests.apply(scene).claims().stream()
                .filter(c -> c.claim() instanceof Nearer)
                .findFirst()
                .orElseThrow();
        assertThat(pair.evidence().depthSource()).isEqualTo("boxes");
        assertThat(pair.evidence().measures())
                .extracting(m -> m.name())
                .containsExactly("ground_contact", "apparent_size", "overlap");
        assertThat(pair.evidence().measures().subList(0, 2))
                .allSatisfy(m -> assertThat(m.value()).isGreaterThanOrEqualTo(m.threshold()));
    }

    @Test
    void noCueTakesSides() {
        Map<String, Integer> spoken = new TreeMap<>();
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = withoutDepth(GeneratedScenes.scene(seed));
            Scene flipped = scene.mirrored();
            for (Region a : scene.regions()) {
                for (Region b : scene.regions()) {
                    if (a == b || a.box().overlapOfSmaller(b.box()) > 0.5) {
                        continue;
                    }
                    for (DepthCue cue : DepthCue.ALL) {
                        Vote vote = vote(cue, scene, a, b);
                        assertThat(nearer(vote(cue, scene, b, a))).isEqualTo(nearer(vote));
                        assertThat(nearer(vote(cue, flipped, flipped.region(a.id()), flipped.region(b.id()))))
                                .isEqualTo(nearer(vote));
                        if (vote != null) {
                            spoken.merge(cue.id(), 1, Integer::sum);
                        }
                    }
                }
            }
        }
        assertThat(spoken).containsOnlyKeys("ground_contact", "elevation", "apparent_size", "occlusion");
        assertThat(spoken.values()).allMatch(n -> n >= 20);
    }

    @Test
    void orderOfRegionsAndSideChangeNoClaimByBoxesAndEachIsDerivedAnew() {
        int tried = 0;
        for (long seed = 0; seed < SCENES; seed++) {
            Scene scene = withoutDepth(GeneratedScenes.scene(seed));
            int n = scene.regions().size();
            List<Region> turned = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                turned.add(scene.regions().get(n - 1 - i).withId("r" + i));
            }
            List<Claim> pairs = pairs(scene, n, false);
            assertThat(pairs(scene.withRegions(turned, null), n, true)).containsExactlyInAnyOrderElementsOf(pairs);
            assertThat(pairs(scene.mirrored(), n, false)).isEqualTo(pairs);
            Verifier verifier = Verifier.of(scene);
            for (Claim claim : pairs) {
                assertThat(verifier.derive(claim)).isNotInstanceOf(Verdict.Fails.class);
                Claim converse = claim.converse();
                if (converse != null && verifier.derive(claim) instanceof Verdict.Holds) {
                    assertThat(verifier.derive(converse)).isInstanceOf(Verdict.Fails.class);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(500);
    }

    @Test
    void everyLabelWithAHeightStandsOnTheGroundAndIsNoPerson() {
        assertThat(Heights.standard().known()).hasSizeGreaterThan(80).allSatisfy(label -> {
            assertThat(Labels.standard().isKnown(label)).isTrue();
            assertThat(Labels.standard().standsOnGround(label)).isTrue();
            assertThat(Labels.standard().isPerson(label)).isFalse();
        });
    }

    private static List<Claim> pairs(Scene scene, int n, boolean turned) {
        return nearFar(scene, NearFarFromBoxes.AUTO).stream()
                .filter(c -> c instanceof Nearer)
                .map(c -> (Nearer) c)
                .map(c -> (Claim) (turned ? new Nearer(opposite(c.nearer(), n), opposite(c.farther(), n)) : c))
                .toList();
    }

    private static String opposite(String id, int n) {
        return "r" + (n - 1 - Integer.parseInt(id, 1, id.length(), 10));
    }

    private static Scene withoutDepth(Scene scene) {
        return scene.withRegions(
                scene.regions().stream().map(r -> r.withDepth(null)).toList(), null);
    }

    private static List<Claim> nearFar(Scene scene, NearFarFromBoxes boxes) {
        RulePropertiesTests.Recorded found = new RulePropertiesTests.Recorded(new ArrayList<>(), new ArrayList<>());
        new NearFarRule().apply(SceneFacts.of(scene, Margins.ofDefaults(), boxes, 1), found);
        return found.claims().stream().map(Candidate::claim).toList();
    }

    private static @Nullable Vote vote(DepthCue cue, Scene scene, Region a, Region b) {
        return cue.vote(scene, Margins.ofDefaults(), Thing.of(a), Thing.of(b));
    }

    private static @Nullable String nearer(@Nullable Vote vote) {
        return vote == null ? null : vote.nearer().id();
    }

    /** The cues that speak of the first two regions. */
    private static List<String> cues(SceneSketch sketch) {
        Scene scene = sketch.scene();
        CueAgreement agreement = CueAgreement.of(
                scene,
                Margins.ofDefaults(),
                scene.regions().get(0),
                scene.regions().get(1));
        return agreement.measures().stream()
                .map(m -> m.name())
                .flatMap(Stream::of)
                .sorted()
                .toList();
    }
}
