package io.spatialforge.vision.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HeatPeakTests {

    private static final int COLUMNS = 48;
    private static final int ROWS = 64;

    private static float[] gaussian(double x, double y, double height) {
        float[] heat = new float[COLUMNS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                heat[row * COLUMNS + column] =
                        (float) (height * Math.exp(-(Math.pow(column - x, 2) + Math.pow(row - y, 2)) / 8));
            }
        }
        return heat;
    }

    @Test
    void theTopOfAGaussianIsFoundToATwentiethOfACell() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            double x = 8 + 32 * random.nextDouble();
            double y = 8 + 48 * random.nextDouble();
            HeatPeak peak = HeatPeak.of(gaussian(x, y, 0.9), 0, COLUMNS, ROWS);
            assertThat(peak.x()).isCloseTo(x, within(0.05));
            assertThat(peak.y()).isCloseTo(y, within(0.05));
            assertThat(peak.height()).isBetween(0.84, 0.9);
        }
    }

    @Test
    void aMapThatBeginsLaterIsReadFromThere() {
        float[] two = new float[2 * COLUMNS * ROWS];
        System.arraycopy(gaussian(20.25, 30.5, 0.5), 0, two, COLUMNS * ROWS, COLUMNS * ROWS);
        HeatPeak peak = HeatPeak.of(two, COLUMNS * ROWS, COLUMNS, ROWS);
        assertThat(peak.x()).isCloseTo(20.25, within(0.05));
        assertThat(peak.y()).isCloseTo(30.5, within(0.05));
    }

    @Test
    void aPeakAtTheEdgeIsItsCell() {
        assertThat(HeatPeak.of(gaussian(0, ROWS - 1, 0.7), 0, COLUMNS, ROWS))
                .isEqualTo(new HeatPeak(0, ROWS - 1, 0.7f));
        assertThat(HeatPeak.of(gaussian(20.3, 0, 0.7), 0, COLUMNS, ROWS).x()).isEqualTo(20);
    }

    @Test
    void aMapWithoutAPeakIsNotRefined() {
        assertThat(HeatPeak.of(new float[COLUMNS * ROWS], 0, COLUMNS, ROWS)).isEqualTo(new HeatPeak(0, 0, 0));
        float[] noise = new float[COLUMNS * ROWS];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        noise[10 * COLUMNS + 12] = 9;
        HeatPeak peak = HeatPeak.of(noise, 0, COLUMNS, ROWS);
        assertThat(peak.x()).isCloseTo(12, within(1.0));
        assertThat(peak.y()).isCloseTo(10, within(1.0));
    }

    @Test
    void aSingleCellIsItsOwnPeak() {
        assertThat(HeatPeak.of(new float[] {0.4f}, 0, 1, 1)).isEqualTo(new HeatPeak(0, 0, 0.4f));
    }
}
