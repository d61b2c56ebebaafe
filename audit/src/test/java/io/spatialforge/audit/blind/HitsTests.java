package io.spatialforge.audit.blind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.audit.Interval;
import org.junit.jupiter.api.Test;

class HitsTests {

    @Test
    void pairsOfOneImageThatGoTogetherAreNoIndependentTrials() {
        Hits apart = new Hits();
        Hits together = new Hits();
        for (int i = 0; i < 1000; i++) {
            apart.add("image" + i, i % 2 == 0);
            together.add("image" + i / 10, i / 10 % 2 == 0);
        }
        assertThat(apart.share()).isEqualTo(0.5);
        assertThat(together.share()).isEqualTo(0.5);
        assertThat(width(apart)).isCloseTo(0.062, within(0.002));
        assertThat(width(together)).isGreaterThan(3 * width(apart));
    }

    @Test
    void evenImagesDoNotMakeTheIntervalNarrower() {
        Hits even = new Hits();
        for (int i = 0; i < 1000; i++) {
            even.add("image" + i / 2, i % 2 == 0);
        }
        Interval interval = even.interval();
        assertThat(interval).isEqualTo(Interval.wilson(500, 1000));
    }

    private static double width(Hits hits) {
        return hits.interval().high() - hits.interval().low();
    }
}
