package io.spatialforge.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTests {

    private static void wilson(long successes, long trials, double low, double high) {
        Interval interval = Interval.wilson(successes, trials);
        assertThat(interval.low()).isEqualTo(low, within(5e-5));
        assertThat(interval.high()).isEqualTo(high, within(5e-5));
    }

    @Test
    void agreesWithPublishedValues() {
        wilson(0, 10, 0, 0.2775);
        wilson(10, 10, 0.7225, 1);
        wilson(95, 100, 0.8882, 0.9785);
        // Newcombe 1998, table I, method 3
        wilson(81, 263, 0.2553, 0.3662);
        wilson(15, 148, 0.0624, 0.1605);
        wilson(0, 20, 0, 0.1611);
        wilson(1, 29, 0.0061, 0.1718);
    }

    @Test
    void noTrialsSayNothing() {
        assertThat(Interval.wilson(0, 0)).isEqualTo(new Interval(0, 1));
        assertThatThrownBy(() -> Interval.wilson(2, 1)).hasMessage("2 successes of 1");
    }
}
