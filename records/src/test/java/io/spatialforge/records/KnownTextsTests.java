package io.spatialforge.records;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class KnownTextsTests {

    @Test
    void textsAreRightAlsoWhereManyShareAPlace() {
        Random random = new Random(3);
        for (int i = 0; i < 30_000; i++) {
            String text = "thing " + "x".repeat(random.nextInt(45)) + random.nextInt(20_000);
            byte[] bytes = ("[" + text + "]").getBytes(US_ASCII);
            assertThat(KnownTexts.of(bytes, 1, bytes.length - 1)).isEqualTo(text);
        }
    }

    @Test
    void aShortTextIsMadeOnce() {
        byte[] bytes = "traffic light".getBytes(US_ASCII);
        assertThat(KnownTexts.of(bytes, 0, 7)).isSameAs(KnownTexts.of("a traffic".getBytes(US_ASCII), 2, 9));
    }
}
