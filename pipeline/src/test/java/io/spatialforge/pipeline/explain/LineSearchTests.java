package io.spatialforge.pipeline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineSearchTests {

    @Test
    void aTextIsFoundExactlyWhereItStands() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 3000; i++) {
            String text = word(random, 1 + random.nextInt(5));
            String line = word(random, random.nextInt(40));
            byte[] buffer = ("ab" + line + "ba").getBytes(StandardCharsets.UTF_8);
            assertThat(new LineSearch(text).holds(buffer, 2, line.length()))
                    .as(text + " in " + line)
                    .isEqualTo(line.contains(text));
        }
    }

    @Test
    void lettersOfSeveralBytesAreFoundToo() {
        byte[] line = "{\"image\":\"köln/ä\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(new LineSearch("\"köln/ä\"").holds(line, 0, line.length)).isTrue();
        assertThat(new LineSearch("\"koln/ä\"").holds(line, 0, line.length)).isFalse();
    }

    private static String word(SplittableRandom random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(2)));
        }
        return word.toString();
    }
}
