package io.spatialforge.viewer.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTests {

    @Test
    void ticksAreRoundAndNoMoreThanAskedFor() {
        assertThat(new Scale.Linear(0, 97).ticks(6)).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
        assertThat(new Scale.Linear(0, 1).ticks(6)).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
        assertThat(new Scale.Linear(-3, 3).ticks(4)).containsExactly(-2.0, 0.0, 2.0);
    }

    @Test
    void anAxisForCountsEndsAtARoundNumberAboveTheLargest() {
        assertThat(Scale.Linear.upTo(97, 4)).isEqualTo(new Scale.Linear(0, 100));
        assertThat(Scale.Linear.upTo(100, 3)).isEqualTo(new Scale.Linear(0, 100));
        assertThat(Scale.Linear.upTo(0, 4)).isEqualTo(new Scale.Linear(0, 1));
    }

    @Test
    void aLogarithmicAxisHasTicksAtOnesTwosAndFives() {
        assertThat(new Scale.Log(1, 1000).ticks(4)).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(new Scale.Log(1, 64).ticks(7)).containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0);
        assertThat(new Scale.Log(1, 1e9).ticks(5)).containsExactly(1.0, 1e2, 1e4, 1e6, 1e8);
    }

    @Test
    void valuesStandWhereTheyBelongAndThoseBeyondAnEndAtThatEnd() {
        Scale.Log log = new Scale.Log(1, 100);
        assertThat(log.at(10)).isCloseTo(0.5, within(1e-12));
        assertThat(log.at(0)).isZero();
        assertThat(new Scale.Linear(0, 4).at(5)).isEqualTo(1);
        assertThat(new Scale.Linear(0, 4).at(-1)).isZero();
    }

    @Test
    void anAxisThatDoesNotGoUpIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale.Linear(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale.Log(0, 1));
    }
}
