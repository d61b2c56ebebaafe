package io.spatialforge.viewer.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COUNT|1234567|1,234,567",
                "COUNT|0.5|0.5",
                "BRIEF|999|999",
                "BRIEF|999900|1M",
                "BRIEF|34833472|34.8M",
                "PERCENT|0.3449|34%",
                "PERCENT|0.004|0.4%",
                "PERCENT|0.00001|<0.01%",
                "PERCENT|0.99999|>99.9%",
                "PERCENT|1|100%",
                "PERCENT|NaN|–",
                "TIMES|1.15|1.15×",
                "TIMES|20|20×",
                "DEGREES|25|25°",
                "PLAIN|-0.25|−0.25",
                "PLAIN|Infinity|∞"
            })
    void numbersAreAsShortAsTheyCanBeToldApart(NumberStyle style, double value, String said) {
        assertThat(style.of(value)).isEqualTo(said);
    }
}
