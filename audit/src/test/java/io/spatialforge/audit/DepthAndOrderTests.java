package io.spatialforge.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepthAndOrderTests {

    @TempDir
    Path folder;

    private Street dogBenchTree(String dog, String bench, String tree) {
        return new Street(folder)
                .object("dog", 100, 200, 200, 300, dog)
                .object("bench", 400, 200, 600, 300, bench)
                .object("tree", 700, 0, 900, 300, tree);
    }

    private static String depth(double metres) {
        return "\"depth_m\": " + metres;
    }

    @Test
    void theDogAtTwoMetresIsNearerThanTheBenchAtThree() throws IOException {
        Street street = dogBenchTree(depth(2), depth(3), depth(9));
        assertThat(street.judge(new Claim.Nearer("r0", "r1"))).isEqualTo(Outcome.RIGHT);
        assertThat(street.judge(new Claim.Nearer("r1", "r0")))
                .isEqualTo(Outcome.wrong("bench at 3.00 m is not nearer than dog at 2.00 m"));
    }

    @Test
    void equalDepthMakesAClaimOfAnOrderWrong() throws IOException {
        assertThat(dogBenchTree(depth(2), depth(2), depth(9)).judge(new Claim.Nearer("r0", "r1")))
                .isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void aRightOrderOfThingsWhoseExtentsOverlapIsContestedAndAWrongOneANearMiss() throws IOException {
        Street street = dogBenchTree(
                depth(2) + ", \"depth_near_m\": 1.5, \"depth_far_m\": 3",
                depth(2.5) + ", \"depth_near_m\": 2.4, \"depth_far_m\": 2.6",
                depth(9));
        assertThat(street.judge(new Claim.Nearer("r0", "r1"))).isEqualTo(new Outcome.Right(true));
        assertThat(street.judge(new Claim.Nearer("r1", "r0")))
                .isInstanceOfSatisfying(
                        Outcome.Wrong.class, w -> assertThat(w.nearMiss()).isTrue());
    }

    @Test
    void withoutMeasuredDepthNothingIsJudged() throws IOException {
        Street street = dogBenchTree(depth(2), "\"depth_m\": null", depth(9));
        assertThat(street.judge(new Claim.Nearer("r0", "r1"))).isEqualTo(Outcome.notJudged(Gap.NO_DEPTH));
    }

    @Test
    void depthsKnownToAMetreAreComparedOnlyWhereTheyDifferByMore() throws IOException {
        String coarse = ", \"depth_precision_m\": 1.0";
        assertThat(dogBenchTree(depth(24) + coarse, depth(25) + coarse, depth(9))
                        .judge(new Claim.Nearer("r0", "r1")))
                .isEqualTo(Outcome.notJudged(Gap.DEPTH_COARSE));
        assertThat(dogBenchTree(depth(20) + coarse, depth(25) + coarse, depth(9))
                        .judge(new Claim.Nearer("r0", "r1")))
                .isEqualTo(Outcome.notJudged(Gap.DEPTH_COARSE));
        assertThat(dogBenchTree(depth(5) + coarse, depth(25) + coarse, depth(9)).judge(new Claim.Nearer("r1", "r0")))
                .isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void whatRatersSayStandsInForDepth() throws IOException {
        for (int code : new int[] {1, 2, 3, 0}) {
            Street street = new Street(folder)
                    .object("dog", 100, 200, 200, 300)
                    .object("bench", 400, 200, 600, 300)
                    .with("\"near_far_pairs\": [{\"a\": 1, \"b\": 0, \"distance_code\": " + code + "}]");
            Outcome benchNearer = street.judge(new Claim.Nearer("r1", "r0"));
            Outcome dogNearer = street.judge(new Claim.Nearer("r0", "r1"));
            switch (code) {
                case 1 -> {
                    assertThat(benchNearer).isEqualTo(Outcome.RIGHT);
                    assertThat(dogNearer).isInstanceOf(Outcome.Wrong.class);
                }
                case 2 -> {
                    assertThat(dogNearer).isEqualTo(Outcome.RIGHT);
                    assertThat(benchNearer).isInstanceOf(Outcome.Wrong.class);
                }
                case 3 -> {
                    assertThat(dogNearer).isInstanceOf(Outcome.Wrong.class);
                    assertThat(benchNearer).isInstanceOf(Outcome.Wrong.class);
                }
                default -> assertThat(dogNearer).isEqualTo(Outcome.notJudged(Gap.RATERS_UNSURE));
            }
        }
    }

    @Test
    void anOrderInDepthIsRightIfEachPairIs() throws IOException {
        Street street = dogBenchTree(depth(2), depth(3), depth(9));
        assertThat(street.judge(new Claim.DepthOrder(List.of("r0", "r1", "r2"))))
                .isEqualTo(Outcome.RIGHT);
        assertThat(street.judge(new Claim.DepthOrder(List.of("r0", "r2", "r1"))))
                .isInstanceOf(Outcome.Wrong.class);
        Street unknown = dogBenchTree(depth(2), "\"depth_m\": null", depth(1));
        assertThat(unknown.judge(new Claim.DepthOrder(List.of("r0", "r1", "r2"))))
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(unknown.judge(new Claim.DepthOrder(List.of("r2", "r1", "r0"))))
                .isEqualTo(Outcome.notJudged(Gap.NO_DEPTH));
    }

    @Test
    void theNearestAndTheFarthestAreHeldAgainstAllCandidates() throws IOException {
        Street street = dogBenchTree(depth(2), depth(3), depth(9));
        List<String> all = List.of("r0", "r1", "r2");
        assertThat(street.judge(new Claim.ExtremeDepth(DepthEnd.NEAREST, "r0", all)))
                .isEqualTo(Outcome.RIGHT);
        assertThat(street.judge(new Claim.ExtremeDepth(DepthEnd.NEAREST, "r1", all)))
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(street.judge(new Claim.ExtremeDepth(DepthEnd.FARTHEST, "r2", all)))
                .isEqualTo(Outcome.RIGHT);
        assertThat(street.judge(new Claim.ExtremeDepth(DepthEnd.FARTHEST, "r0", all)))
                .isInstanceOf(Outcome.Wrong.class);
        assertThat(street.judge(new Claim.ExtremeDepth(DepthEnd.FARTHEST, "r1", List.of("r0", "r1"))))
                .isEqualTo(Outcome.RIGHT);
    }

    @Test
    void leftAndRightGoByTheMiddlesOfTheMeasuredBoxes() throws IOException {
        Street street = dogBenchTree("\"depth_m\": null", "\"depth_m\": null", "\"depth_m\": null");
        assertThat(street.judge(new Claim.LeftOf("r0", "r1"))).isEqualTo(Outcome.RIGHT);
        assertThat(street.judge(new Claim.LeftOf("r2", "r1")))
                .isEqualTo(Outcome.wrong("tree at x 800 is not left of bench at x 500"));
        assertThat(street.judge(new Claim.HorizontalOrder(List.of("r0", "r1", "r2"))))
                .isEqualTo(Outcome.RIGHT);
        assertThat(street.judge(new Claim.HorizontalOrder(List.of("r0", "r2", "r1"))))
                .isInstanceOf(Outcome.Wrong.class);
    }

    @Test
    void aRegionOfAnotherLabelOrPlaceOrOneThatFitsTwoAlikeIsNotJudged() throws IOException {
        Street street = dogBenchTree(depth(2), depth(3), depth(9))
                .region("r10", "cat", 100, 200, 200, 300)
                .region("r11", "dog", 150, 250, 250, 350)
                .region("r12", "dog", 102, 200, 203, 300);
        assertThat(street.judge(new Claim.Nearer("r10", "r1"))).isEqualTo(Outcome.notJudged(Gap.REGION_UNMATCHED));
        assertThat(street.judge(new Claim.Nearer("r11", "r1"))).isEqualTo(Outcome.notJudged(Gap.REGION_UNMATCHED));
        assertThat(street.judge(new Claim.Nearer("r12", "r1"))).isEqualTo(Outcome.notJudged(Gap.REGION_UNMATCHED));
        Street twins = new Street(folder)
                .object("dog", 100, 200, 200, 300, depth(2))
                .hidden("dog", 105, 200, 205, 300, depth(5))
                .region("r9", "bench", 400, 200, 600, 300)
                .hidden("bench", 400, 200, 600, 300, depth(3));
        assertThat(twins.judge(new Claim.Nearer("r0", "r9"))).isEqualTo(Outcome.notJudged(Gap.REGION_UNMATCHED));
    }

    @Test
    void aPointIsTheOneObjectAroundItAndAliasesAreOneLabel() throws IOException {
        Street street = new Street(folder)
                .hidden("Pedestrian", 100, 200, 200, 300, depth(2))
                .hidden("tvmonitor", 400, 200, 600, 300, depth(3))
                .point("r7", "person", 150, 250)
                .region("r8", "tv", 401, 200, 600, 300);
        assertThat(street.judge(new Claim.Nearer("r7", "r8"))).isEqualTo(Outcome.RIGHT);
    }
}
