package io.spatialforge.core.rule;

import static io.spatialforge.core.SceneSketch.sketch;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Claim.Nearer;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.DepthSource.Geometry;
import io.spatialforge.core.scene.DepthSource.Kind;
import io.spatialforge.core.scene.DepthSource.Origin;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a network's depth may say; the image is 1000 × 1000 and the network's range from 0.2 to 1.2. */
class EstimatedDepthTests {

    private static final double LOW = 0.2;
    private static final double HIGH = 1.2;

    @Test
    void aClearGapOfTheLowerThingIsTold() {
        Told told = told(pair(0.5, 700, 0.9, 800));
        assertThat(told.claims).containsExactly(new Nearer("r1", "r0"));
        assertThat(told.measures).extracting(Measure::name).contains("inverse_gap", "inverse_ratio", "lower_edge");
    }

    @Test
    void aGapThatIsSmallForSuchNearThingsIsNot() {
        // a quarter of the range, but only 1.3 times as near
        assertThat(told(pair(0.8, 700, 1.05, 800)).reasons).containsExactly(Reason.BELOW_MARGIN);
    }

    @Test
    void farThingsManyTimesAsNearButAlikeInTheRangeAreNot() {
        assertThat(told(pair(0.1, 700, 0.25, 800)).reasons).containsExactly(Reason.BELOW_MARGIN);
    }

    @Test
    void depthWithoutASecondWitnessIsNotBelieved() {
        assertThat(told(pair(0.5, 780, 0.9, 800)).reasons).containsExactly(Reason.FEW_CUES);
    }

    @Test
    void aCloserLookSaysByHowLittleOneEndsLowerThanTheOther() {
        Scene scene = pair(0.5, 780, 0.9, 800);
        CloserLook look = CloserLook.at(
                SceneFacts.of(scene, Margins.ofDefaults(), 1), Task.NEAR_FAR, Reason.FEW_CUES, "r0", "r1");
        assertThat(look.measures()).containsExactly(new Measure("lower_edge", 0.02, 0.05));
    }

    @Test
    void whereSomebodyOnABoardEndsIsNoWitnessForTheyMayBeInTheAir() {
        Scene scene = sketch().box("person", 600, 100, 700, 300)
                .inverse(0.5, LOW, HIGH)
                .box("person", 200, 600, 260, 800)
                .inverse(0.9, LOW, HIGH)
                .scene();
        assertThat(told(scene).claims).containsExactly(new Nearer("r1", "r0"));
        Scene withBoard = sketch().box("person", 600, 100, 700, 300)
                .inverse(0.5, LOW, HIGH)
                .box("person", 200, 600, 260, 800)
                .inverse(0.9, LOW, HIGH)
                .box("snowboard", 580, 290, 720, 340)
                .scene();
        assertThat(told(withBoard).claims).isEmpty();
        assertThat(told(withBoard).reasons).contains(Reason.FEW_CUES);
    }

    @Test
    void whereABallInTheAirEndsIsNoWitness() {
        Scene scene = sketch().box("sports ball", 600, 650, 650, 700)
                .inverse(0.5, LOW, HIGH)
                .box("person", 200, 400, 300, 800)
                .inverse(0.9, LOW, HIGH)
                .scene();

        assertThat(told(scene).reasons).containsExactly(Reason.FEW_CUES);
    }

    @Test
    void ofTheUpperThingItIsNotBelieved() {
        assertThat(told(pair(0.9, 700, 0.5, 800)).reasons).containsExactly(Reason.CUES_DISAGREE);
    }

    @Test
    void ofAThingWithoutExtentOfItsOwnItIsNotBelieved() {
        Scene scene = pair(0.5, 700, 0.9, 800);
        Region sofa = scene.region("r1");
        DepthExtent whole = new DepthExtent(1.1, 0.9, 0.45, 900);
        List<Region> regions = List.of(scene.region("r0"), sofa.withDepth(new RegionDepth(whole, whole)));
        assertThat(told(scene.withRegions(regions, scene.depth())).reasons)
                .containsExactly(Reason.DEPTH_EXTENTS_OVERLAP);
    }

    @Test
    void valuesOfUnknownOffsetBelowZeroAreToldByTheirGapAlone() {
        Scene scene = pair(-0.3, 700, 0.1, 800);
        Told told =
                told(scene.withRegions(scene.regions(), new DepthSource("net", Kind.INVERSE, Geometry.Z, -0.5, 0.5)));
        assertThat(told.claims).containsExactly(new Nearer("r1", "r0"));
        assertThat(told.measures).extracting(Measure::name).doesNotContain("inverse_ratio");
    }

    @Test
    void aSecondLookThatCallsTheOtherOneNearerTakesTheOrderAway() {
        assertThat(told(seenAgain(pair(0.5, 700, 0.9, 800), 0.6, 0.4)).reasons).containsExactly(Reason.CUES_DISAGREE);
    }

    @Test
    void aSecondLookThatFindsThemLevelDoesToo() {
        assertThat(told(seenAgain(pair(0.5, 700, 0.9, 800), 0.5, 0.52)).reasons).containsExactly(Reason.CUES_DISAGREE);
    }

    @Test
    void aSecondLookThatAgreesIsEvidence() {
        Told told = told(seenAgain(pair(0.5, 700, 0.9, 800), 0.3, 0.6));
        assertThat(told.claims).containsExactly(new Nearer("r1", "r0"));
        assertThat(told.measures).extracting(Measure::name).contains("second_gap");
    }

    @Test
    void aSecondLookThatKnowsOnlyOneSaysNothing() {
        assertThat(told(seenAgain(pair(0.5, 700, 0.9, 800), 0.6, null)).claims).containsExactly(new Nearer("r1", "r0"));
    }

    @Test
    void measuredMetresAreToldAtALesserRatioThanEstimatedOnes() {
        Scene measured = sketch().box("cat", 600, 400, 700, 700)
                .at(2.6)
                .box("lamp", 200, 500, 400, 800)
                .at(2)
                .scene();
        DepthSource metres = requireNonNull(measured.depth());
        Scene estimated = measured.withRegions(
                measured.regions(),
                new DepthSource("net", Kind.METRIC, Geometry.Z, Origin.ESTIMATED, metres.low(), metres.high()));

        assertThat(told(measured).claims).containsExactly(new Nearer("r1", "r0"));
        assertThat(told(estimated).reasons).containsExactly(Reason.BELOW_MARGIN);
    }

    @Test
    void marginsOfEstimatedDepthAreConfigured() {
        Scene scene = pair(0.8, 700, 1.05, 800);
        assertThat(told(scene, Margins.ofDefaults().with(Map.of("estimated_ratio", 1.2))).claims)
                .containsExactly(new Nearer("r1", "r0"));
    }

    @Test
    void theOrderOfTheRegionsAndTheSideTheyAreOnDoNotMatter() {
        Scene scene = pair(0.5, 700, 0.9, 800);
        assertThat(told(scene.mirrored()).claims).isEqualTo(told(scene).claims);
        List<Region> exchanged =
                List.of(scene.region("r1").withId("r0"), scene.region("r0").withId("r1"));
        assertThat(told(scene.withRegions(exchanged, scene.depth())).claims).containsExactly(new Nearer("r0", "r1"));
    }

    @Test
    void theVerifierLooksAtItsOwnStatistic() {
        Scene scene = pair(0.5, 700, 0.9, 800);
        assertThat(held(scene)).isTrue();
        assertThat(held(checked(scene, 0.5, 0.9))).isTrue();
        assertThat(held(checked(scene, 0.9, 0.5))).isFalse();
        assertThat(held(checked(scene, 0.8, 0.95))).isFalse();
    }

    @Test
    void theVerifierDoesNotBelieveANetworkAgainstTheLowerEdge() {
        assertThat(held(pair(0.5, 800, 0.9, 700))).isFalse();
    }

    private static boolean held(Scene scene) {
        return Verifier.of(scene).derive(new Nearer("r1", "r0")) instanceof Verdict.Holds;
    }

    /** A cat and a lamp, which no cue compares but the lower edge, with their bottoms and inverse depths. */
    private static Scene pair(double cat, double catBottom, double lamp, double lampBottom) {
        return sketch().box("cat", 600, 400, 700, catBottom)
                .inverse(cat, LOW, HIGH)
                .box("lamp", 200, 400, 400, lampBottom)
                .inverse(lamp, LOW, HIGH)
                .scene();
    }

    private static Scene seenAgain(Scene scene, @Nullable Double cat, @Nullable Double lamp) {
        return scene.withRegions(
                List.of(again(scene.region("r0"), cat), again(scene.region("r1"), lamp)), scene.depth());
    }

    private static Region again(Region region, @Nullable Double second) {
        return region.withDepth(requireNonNull(region.depth()).withSecond(second));
    }

    private static Scene checked(Scene scene, double cat, double lamp) {
        return scene.withRegions(
                List.of(checked(scene.region("r0"), cat), checked(scene.region("r1"), lamp)), scene.depth());
    }

    private static Region checked(Region region, double check) {
        DepthExtent stated = requireNonNull(region.depth()).stated();
        return region.withDepth(new RegionDepth(stated, new DepthExtent(check, check, check, 900)));
    }

    private record Told(List<Claim> claims, List<Reason> reasons, List<Measure> measures) {}

    private static Told told(Scene scene) {
        return told(scene, Margins.ofDefaults());
    }

    private static Told told(Scene scene, Margins margins) {
        Told told = new Told(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        new NearFarRule().apply(SceneFacts.of(scene, margins, 1), new Findings() {
            @Override
            public void claim(Candidate candidate) {
                told.claims.add(candidate.claim());
                told.measures.addAll(candidate.evidence().measures());
            }

            @Override
            public void abstain(Task task, Reason reason, String about, @Nullable String other) {
                told.reasons.add(reason);
            }
        });
        return told;
    }
}
