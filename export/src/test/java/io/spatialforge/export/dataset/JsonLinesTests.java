package io.spatialforge.export.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTests {

    @Test
    void linesOfAnyLengthAndEndingAreCutRight() throws IOException {
        List<String> texts = List.of("", "a", "b".repeat(1 << 19), "", "c".repeat((1 << 18) - 1), "d");
        String whole = String.join("\n", texts);
        for (String end : List.of("", "\n")) {
            try (JsonLines lines =
                    new JsonLines(new ByteArrayInputStream((whole + end).getBytes(StandardCharsets.UTF_8)))) {
                List<String> read = new ArrayList<>();
                while (lines.next()) {
                    read.add(new String(lines.buffer(), lines.start(), lines.length(), StandardCharsets.UTF_8));
                }
                assertThat(read).isEqualTo(texts);
            }
        }
    }
}
