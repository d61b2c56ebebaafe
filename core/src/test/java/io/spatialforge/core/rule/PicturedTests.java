package io.spatialforge.core.rule;

import static io.spatialforge.core.SceneSketch.sketch;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.SceneSketch;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturedTests {

    @ParameterizedTest
    @ValueSource(strings = {"person", "woman", "tie", "backpack", "cell phone", "camera"})
    void aPersonOrWhatTheyCarryAboveAWashbasinMayBeAReflection(String label) {
        SceneSketch scene = sketch().box("sink", 400, 600, 700, 800).box(label, 450, 200, 550, 500);
        assertThat(flaw(scene, 1)).isEqualTo(Reason.PERHAPS_PICTURED);
        assertThat(scene.reasons(Task.LEFT_RIGHT)).contains(Reason.PERHAPS_PICTURED);
        assertThat(scene.claims(Task.LEFT_RIGHT)).isEmpty();
    }

    @Test
    void somebodyWhoReachesDownBesideTheBasinIsThere() {
        assertThat(flaw(sketch().box("sink", 400, 600, 700, 800).box("person", 300, 200, 550, 700), 1))
                .isNull();
    }

    @Test
    void somebodyFarBesideItIsThere() {
        assertThat(flaw(sketch().box("sink", 700, 600, 900, 800).box("person", 100, 200, 300, 500), 1))
                .isNull();
    }

    @Test
    void aBottleOrAPlantAboveABasinStandsOnIt() {
        SceneSketch scene = sketch().box("sink", 400, 600, 700, 800)
                .box("bottle", 420, 500, 460, 590)
                .box("potted plant", 600, 400, 690, 590);
        assertThat(flaw(scene, 1)).isNull();
        assertThat(flaw(scene, 2)).isNull();
    }

    @Test
    void peopleOfWhomOneMayBeAReflectionAreNotCounted() {
        SceneSketch scene = sketch().box("sink", 400, 600, 700, 800)
                .box("person", 50, 100, 300, 990)
                .box("person", 450, 200, 550, 500);
        assertThat(scene.reasons(Task.COUNTING)).contains(Reason.PERHAPS_PICTURED);
    }

    @Test
    void aCloserLookNamesTheBasin() {
        Scene scene = sketch().box("sink", 400, 600, 700, 800)
                .box("person", 450, 200, 550, 500)
                .scene();
        CloserLook look = CloserLook.at(facts(scene), Task.LEFT_RIGHT, Reason.PERHAPS_PICTURED, "r1", null);
        assertThat(look.regions()).isEqualTo(List.of("r0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "dog", "airplane"})
    void whoIsSeenWithinAScreenIsShownByIt(String label) {
        assertThat(flaw(sketch().box("tv", 400, 100, 900, 400).box(label, 500, 150, 600, 380), 1))
                .isEqualTo(Reason.PERHAPS_PICTURED);
    }

    @Test
    void whoReachesBeyondAScreenStandsBeforeItAndSoDoesACupThatDoesNot() {
        SceneSketch scene = sketch().box("tv", 400, 100, 900, 400)
                .box("person", 500, 150, 600, 700)
                .box("cup", 500, 300, 540, 390);
        assertThat(flaw(scene, 1)).isNull();
        assertThat(flaw(scene, 2)).isNull();
    }

    @Test
    void aBoatInAKitchenHangsOnTheWallAndOneOutsideFloats() {
        assertThat(flaw(
                        sketch().box("refrigerator", 50, 200, 200, 700)
                                .box("oven", 300, 400, 500, 700)
                                .box("boat", 700, 200, 800, 300),
                        2))
                .isEqualTo(Reason.PERHAPS_PICTURED);
        assertThat(flaw(sketch().box("chair", 50, 500, 200, 700).box("boat", 700, 200, 900, 300), 1))
                .isNull();
    }

    private static @Nullable Reason flaw(SceneSketch sketch, int region) {
        Scene scene = sketch.scene();
        return facts(scene).flaw(scene.regions().get(region));
    }

    private static SceneFacts facts(Scene scene) {
        return SceneFacts.of(scene, Margins.ofDefaults(), 1);
    }
}
