package io.spatialforge.export.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramingTests {

    @Test
    void anArrayHasARecordALine() throws IOException {
        assertThat(framed(Framing.ARRAY, "{\"a\":1}\n", "{\"b\":2}\n")).isEqualTo("[\n{\"a\":1},\n{\"b\":2}\n]\n");
        assertThat(framed(Framing.ARRAY, "{\"a\":1}\n")).isEqualTo("[\n{\"a\":1}\n]\n");
    }

    @Test
    void anArrayOfNothingIsAnArray() throws IOException {
        assertThat(framed(Framing.ARRAY)).isEqualTo("[\n]\n");
    }

    @Test
    void linesStayWhatTheyAre() throws IOException {
        assertThat(framed(Framing.LINES, "{}\n", "{}\n")).isEqualTo("{}\n{}\n");
    }

    @Test
    void anArrayIsTheSameHoweverItsBytesCome() throws IOException {
        String lines = "{\"a\":\"ü\"}\n{}\n{\"b\":2}\n";
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream framed = Framing.ARRAY.frame(out)) {
                for (int at = 0; at < bytes.length; ) {
                    int length = Math.min(bytes.length - at, random.nextInt(5));
                    framed.write(bytes, at, length);
                    at += length;
                }
            }
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[\n{\"a\":\"ü\"},\n{},\n{\"b\":2}\n]\n");
        }
    }

    private static String framed(Framing framing, String... writes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream framed = framing.frame(out)) {
            for (String write : writes) {
                framed.write(write.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
