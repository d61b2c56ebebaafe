package io.spatialforge.viewer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import org.junit.jupiter.api.Test;

class MarkTests {

    @Test
    void aLimbWithAHiddenEndIsGuessedAndOneWithAnUnknownEndIsNotDrawn() {
        double[] points = new double[51];
        place(points, 5, 2); // left shoulder, elbow and wrist
        place(points, 7, 2);
        place(points, 9, 1);
        place(points, 8, 2); // right elbow, of whose neighbours nothing is known
        Mark mark = new Mark("r0", "person", new Box(0, 0, 100, 100), "#ffffff", false, new Keypoints(points), null);
        assertThat(mark.limbs()).extracting(Mark.Limb::style).containsExactly("left", "left guessed");
        assertThat(mark.joints()).hasSize(3);
    }

    private static void place(double[] points, int point, double seen) {
        points[3 * point] = 10 * point;
        points[3 * point + 1] = 20;
        points[3 * point + 2] = seen;
    }
}
