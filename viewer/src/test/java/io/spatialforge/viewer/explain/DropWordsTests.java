package io.spatialforge.viewer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.View;
import io.spatialforge.pipeline.explain.Forged;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropWordsTests {

    static Stream<Claim> claims() {
        Condition left = new Condition.InHalf(Side.LEFT);
        Condition wooden = new Condition.Has("wooden, old");
        Condition on = new Condition.Related("on", RelationRole.values()[0], "table");
        return Stream.of(
                new Claim.Nearer("r1", "r2"),
                new Claim.DepthOrder(List.of("r1", "r2", "r3")),
                new Claim.ExtremeDepth(DepthEnd.NEAREST, "r1", List.of("r1", "r2")),
                new Claim.LeftOf("r10", "r11"),
                new Claim.HorizontalOrder(List.of("r1", "r2")),
                new Claim.Bearing("r1", "r2", Direction.BEHIND),
                new Claim.Facing("r1", View.TOWARDS),
                new Claim.Count("person", null, 2, List.of("r3", "r4")),
                new Claim.Count("chair", left, 0, List.of()),
                new Claim.Count("chair", on, 1, List.of("r7")),
                new Claim.Grounding(new Expression.Every("picture, frame"), List.of()),
                new Claim.Grounding(new Expression.Ordinal("chair", 2, Side.LEFT), List.of("r1")),
                new Claim.Grounding(new Expression.Such("chair", List.of(wooden)), List.of("r1", "r2")),
                new Claim.Referring(new Expression.Extreme("chair", Extremity.LEFTMOST), "r1"),
                new Claim.Referring(new Expression.ExtremeSuch("chair", left, Extremity.LEFTMOST), "r1"),
                new Claim.Referring(new Expression.Stated("chair", "the one, label=it"), "r1"),
                new Claim.Referring(new Expression.Only("<img src=x onerror=alert(1)>"), "r1"));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aClaimIsReadOutOfTheTextThatNamesItAndSaidInWords(Claim claim) {
        assertThat(ClaimText.first(claim + ": why")).contains(new ClaimText.Found(claim, ": why"));
        assertThat(DropWords.what(Unit.CLAIMS, claim.toString()))
                .startsWith(claim.task().id() + ": ")
                .doesNotEndWith(".")
                .doesNotContain(claim.getClass().getSimpleName() + "[");
    }

    @Test
    void claimsReadAsPeopleWriteThem() {
        assertThat(DropWords.what(Unit.CLAIMS, "Count[label=person, condition=null, count=2, regions=[r3, r4]]"))
                .isEqualTo("counting: there are 2 people in the image: r3 and r4");
        assertThat(DropWords.what(Unit.CLAIMS, "LeftOf[left=r10, right=r11]"))
                .isEqualTo("left-right: r10 is to the left of r11 in the image");
        assertThat(DropWords.what(Unit.CLAIMS, "Grounding[expression=Every[label=dishwasher], regions=[]]"))
                .isEqualTo("grounding: there is no dishwasher in the image");
        assertThat(DropWords.detail("Grounding[expression=Every[label=table], regions=[]]: it is not clear"))
                .isEqualTo("grounding: there is no table in the image: it is not clear");
    }

    @Test
    void whatARuleCouldNotTellIsNamedByTaskAndRegions() {
        assertThat(DropWords.what(Unit.CLAIMS, Forged.subject(Task.NEAR_FAR, "r1", "r18")))
                .isEqualTo("near-far: r1 and r18");
        assertThat(DropWords.what(Unit.CLAIMS, Forged.subject(Task.COUNTING, "potted plant", null)))
                .isEqualTo("counting: potted plant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "]",
                "LeftOf[",
                "LeftOf[left=r1]",
                "LeftOf[left=r1, right=r2",
                "Count[label=a, condition=null, count=x, regions=[]]",
                "Count[label=a, condition=null, count=3, regions=[r1]]",
                "Count[label=a, condition=Nothing[], count=0, regions=[]]",
                "Grounding[expression=Every[label=a]b], regions=[]]",
                "Referring[expression=Extreme[label=a, extremity=UP], region=r1]",
                "Grounding[expression=null, regions=[]]",
                "Every[label=dog]",
                "DepthOrder[order=[r1, r2",
                "a label [in brackets]"
            })
    void whatIsNoClaimStaysAsItIsStored(String text) {
        assertThat(ClaimText.first(text)).isEmpty();
        assertThat(DropWords.what(Unit.CLAIMS, text)).isEqualTo(text);
        assertThat(DropWords.detail(text)).isEqualTo(text);
    }

    @Test
    void otherThingsAreSaidByWhatTheyAre() {
        assertThat(DropWords.what(Unit.IMAGES, null)).isEqualTo("the image");
        assertThat(DropWords.what(Unit.PAIRS, null)).isEqualTo("one of its pairs");
        assertThat(DropWords.what(Unit.PAIRS, "3202bfe29ebc3f60")).isEqualTo("the pair 3202bfe29ebc3f60");
        assertThat(DropWords.what(Unit.PAIRS, "Is it a dog? -> Yes")).isEqualTo("Is it a dog? → Yes");
        assertThat(DropWords.what(Unit.REGIONS, "962775")).isEqualTo("the region 962775");
        assertThat(DropWords.what(Unit.FILES, "readme.txt")).isEqualTo("readme.txt");
    }
}
