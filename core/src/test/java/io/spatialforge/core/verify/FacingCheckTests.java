package io.spatialforge.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.GeneratedScenes;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FacingCheckTests {

    private static final Box BOX = new Box(100, 100, 200, 400);

    @ParameterizedTest
    @EnumSource(View.class)
    void aDrawnPersonIsSeenAsDrawn(View view) {
        assertThat(FacingCheck.view(GeneratedScenes.keypoints(BOX, view))).isEqualTo(view);
    }

    /** Whoever places hidden points too puts both ears of a profile in one place. */
    @Test
    void aProfileMayHaveBothEarsMarked() {
        for (View view : new View[] {View.LEFT, View.RIGHT}) {
            double[] values = GeneratedScenes.keypoints(BOX, view).values().clone();
            int near = view == View.LEFT ? Keypoints.LEFT_EAR : Keypoints.RIGHT_EAR;
            int far = view == View.LEFT ? Keypoints.RIGHT_EAR : Keypoints.LEFT_EAR;
            values[3 * far] = values[3 * near];
            values[3 * far + 1] = values[3 * near + 1];
            values[3 * far + 2] = 2;
            assertThat(FacingCheck.view(new Keypoints(values))).isEqualTo(view);
        }
    }

    @Test
    void aNoseBetweenTheEarsIsNoProfile() {
        for (View view : new View[] {View.LEFT, View.RIGHT}) {
            double[] values = GeneratedScenes.keypoints(BOX, view).values().clone();
            double nose = values[3 * Keypoints.NOSE];
            for (int ear : new int[] {Keypoints.LEFT_EAR, Keypoints.RIGHT_EAR}) {
                values[3 * ear] = nose + (ear == Keypoints.LEFT_EAR ? 8 : -8);
                values[3 * ear + 2] = 2;
            }
            assertThat(FacingCheck.view(new Keypoints(values))).isNotEqualTo(view);
        }
    }

    @Test
    void aBackWhoseFaceIsMarkedSpeaksForNothing() {
        double[] values = GeneratedScenes.keypoints(BOX, View.AWAY).values().clone();
        values[3 * Keypoints.NOSE + 2] = 2;
        assertThat(FacingCheck.view(new Keypoints(values))).isNull();
    }
}
