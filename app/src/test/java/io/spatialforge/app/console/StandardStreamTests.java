package io.spatialforge.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardStreamTests {

    private static OutputStream refusing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }

    @Test
    void whyAResultWasLostIsRememberedUnlessNobodyReadsIt() {
        StandardStream full = new StandardStream(refusing("No space left on device"), StandardCharsets.UTF_8);
        full.writer().println("a result");
        assertThat(full.lost()).isEqualTo("No space left on device");

        StandardStream closed = new StandardStream(refusing("Broken pipe"), StandardCharsets.UTF_8);
        closed.writer().println("a result");
        assertThat(closed.lost()).isNull();
    }

    @Test
    void labelsOfAnyScriptGoOutAsTheyAreAlsoInTheLocaleC() {
        assertThat(StandardStream.charset("ANSI_X3.4-1968")).isEqualTo(StandardCharsets.UTF_8);
        assertThat(StandardStream.charset("ISO-8859-1")).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(StandardStream.charset("no such")).isEqualTo(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardStream stream = new StandardStream(bytes, StandardStream.charset(""));
        stream.writer().print("狗");
        assertThat(stream.lost()).isNull();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("狗");
    }
}
