package io.spatialforge.sources.coco;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimalsTests {

    @Test
    void theNearestDoubleIsFoundOrNothing() {
        SplittableRandom random = new SplittableRandom(19);
        int found = 0;
        for (int i = 0; i < 60_000; i++) {
            long digits = random.nextLong() >>> random.nextInt(64);
            int places = random.nextInt(24);
            double number = Decimals.of(digits, places);
            if (!Double.isNaN(number)) {
                found++;
                assertThat(number).isEqualTo(Double.parseDouble(Long.toUnsignedString(digits) + "e-" + places));
            }
        }
        assertThat(found).isGreaterThan(50_000);
    }

    @Test
    void whatLiesBetweenTwoDoublesIsRoundedToTheEvenOneOrLeftAlone() {
        SplittableRandom random = new SplittableRandom(20);
        for (int i = 0; i < 20_000; i++) {
            long between = (1L << 53) + 2L * random.nextInt(1 << 20) + 1;
            int places = 1 + random.nextInt(2);
            double number = Decimals.of(between * (places == 1 ? 10 : 100), places);
            assertThat(Double.isNaN(number) || number == Double.parseDouble(Long.toString(between)))
                    .as("%d with %d places: %s", between, places, number)
                    .isTrue();
        }
    }
}
