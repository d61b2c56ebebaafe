package io.spatialforge.vision.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.depth.PolarityTest.Outcome;
import io.spatialforge.vision.depth.PolarityTest.Verdict;
import io.spatialforge.vision.depth.PolarityTest.Vote;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolarityTestTests {

    private static final DepthMeaning INVERSE = DepthMeaning.inverse("a folder");
    private static final DepthMeaning METRES = DepthMeaning.metres(1, "a folder");

    @Test
    void aNearBottomSpeaksForLargerIsNearer() {
        DepthMap nearBelow = rising(90, 60, 0, 1);
        assertThat(PolarityTest.vote(nearBelow, INVERSE, null)).isEqualTo(Vote.FOR);
        assertThat(PolarityTest.vote(nearBelow, METRES, null)).isEqualTo(Vote.AGAINST);
    }

    @Test
    void aMapThatIsNearAboveSpeaksTheOtherWay() {
        DepthMap farBelow = rising(90, 60, 1, -1);
        assertThat(PolarityTest.vote(farBelow, INVERSE, null)).isEqualTo(Vote.AGAINST);
        assertThat(PolarityTest.vote(farBelow, METRES, null)).isEqualTo(Vote.FOR);
    }

    @Test
    void aLevelMapHasNoVote() {
        assertThat(PolarityTest.vote(rising(90, 60, 1, 0), METRES, null)).isEqualTo(Vote.NONE);
    }

    @Test
    void aMapWithoutReadingsAboveHasNoVote() {
        DepthMap map = rising(90, 60, 1, 1);
        java.util.Arrays.fill(map.values(), 0, 90 * 25, Float.NaN);
        assertThat(PolarityTest.vote(map, METRES, null)).isEqualTo(Vote.NONE);
    }

    @Test
    void thingsWhoseBoxesTellVoteWhereTheBottomDoesNot() {
        Box front = new Box(10, 10, 50, 58);
        Box back = new Box(60, 12, 80, 36);
        DepthMap map = new DepthMap(90, 60, new float[90 * 60]);
        fill(map, front, 5);
        fill(map, back, 2);
        fill(map, new Box(0, 0, 90, 8), 9);
        fill(map, new Box(0, 58, 90, 60), 9);
        Scene scene = scene(front, back);
        Vote plain = PolarityTest.vote(level(map), INVERSE, scene);
        assertThat(plain).isEqualTo(Vote.FOR);
        assertThat(PolarityTest.vote(level(map), METRES, scene)).isEqualTo(Vote.AGAINST);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0, 0, AGREES",
        "0, 4, 4, CONTRADICTS",
        "3, 0, 29, UNDECIDED",
        "7, 1, 0, AGREES",
        "6, 2, 0, UNDECIDED",
        "20, 12, 0, UNDECIDED",
        "22, 10, 0, AGREES",
        "1, 15, 0, CONTRADICTS",
        "0, 0, 8, UNDECIDED"
    })
    void aLeadBeyondChanceDecides(int agreeing, int contradicting, int silent, Verdict verdict) {
        List<Vote> votes = new java.util.ArrayList<>(Collections.nCopies(agreeing, Vote.FOR));
        votes.addAll(Collections.nCopies(contradicting, Vote.AGAINST));
        votes.addAll(Collections.nCopies(silent, Vote.NONE));
        assertThat(PolarityTest.of(votes)).isEqualTo(new Outcome(agreeing, contradicting, silent));
        assertThat(PolarityTest.of(votes).verdict()).isEqualTo(verdict);
    }

    @Test
    void theMessageOfAWrongKindSaysWhatToDeclareInstead() {
        assertThat(new Outcome(0, 8, 2).message(METRES))
                .contains("'a folder'", "of 10 photographs 0 agree and 8 contradict", "declare its kind as inverse");
        assertThat(new Outcome(0, 8, 2).message(INVERSE)).contains("larger is nearer", "relative or metric");
        assertThat(new Outcome(2, 1, 5).message(METRES)).contains("does not decide");
    }

    /** From the first row on. */
    private static DepthMap rising(int width, int height, double first, double change) {
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1 + first + change * (i / width) / height);
        }
        return new DepthMap(width, height, values);
    }

    /** Both thirds made alike, so that only what is between tells. */
    private static DepthMap level(DepthMap map) {
        float[] values = map.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == 0 ? 1 : values[i];
        }
        for (int y = 40; y < 60; y++) {
            for (int x = 0; x < 90; x++) {
                values[y * 90 + x] = values[(59 - y) * 90 + x];
            }
        }
        return new DepthMap(map.width(), map.height(), values);
    }

    private static void fill(DepthMap map, Box box, float value) {
        for (int y = (int) box.y1(); y < box.y2(); y++) {
            for (int x = (int) box.x1(); x < box.x2(); x++) {
                map.values()[y * map.width() + x] = value;
            }
        }
    }

    private static Scene scene(Box... boxes) {
        Image image = new Image("test/1", "test", null, null, null, 90, 60, Transform.IDENTITY, null);
        List<Region> regions = List.of(
                Region.annotated(0, "car", boxes[0], Flags.NONE), Region.annotated(1, "car", boxes[1], Flags.NONE));
        return new Scene(image, regions, Set.of(), Set.of(), (DepthSource) null);
    }
}
