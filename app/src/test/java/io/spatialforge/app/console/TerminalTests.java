package io.spatialforge.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.app.console.Terminal.Stream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTests {

    @ParameterizedTest
    @CsvSource({
        "'',             '',  '',  '',    true,  true",
        "'',             '',  '',  '',    false, false",
        "1,              '',  '',  '',    true,  false",
        "1,              1,   '',  '',    true,  false",
        "'',             1,   '',  '',    false, true",
        "'',             0,   '',  '',    false, false",
        "'',             '',  0,   '',    true,  false",
        "'',             '',  '',  dumb,  true,  false",
        "'',             1,   '',  dumb,  true,  true"
    })
    void coloursAreWhereTheyAreWelcome(
            String noColour, String force, String wish, String terminal, boolean attached, boolean coloured) {
        Map<String, String> environment =
                Map.of("NO_COLOR", noColour, "CLICOLOR_FORCE", force, "CLICOLOR", wish, "TERM", terminal);
        Terminal there = new Terminal(environment, stream -> attached, () -> 80);

        assertThat(there.isColoured(Stream.OUT)).isEqualTo(coloured);
        assertThat(Paint.on(there, Stream.OUT).bad("no").equals("no")).isEqualTo(!coloured);
    }

    @Test
    void linesAreWrittenOverOnlyOnTerminalsThatCan() {
        assertThat(new Terminal(Map.of(), Stream.ERR::equals, () -> 80).isLively(Stream.ERR))
                .isTrue();
        assertThat(new Terminal(Map.of(), Stream.ERR::equals, () -> 80).isLively(Stream.OUT))
                .isFalse();
        assertThat(new Terminal(Map.of("TERM", "dumb"), Stream.ERR::equals, () -> 80).isLively(Stream.ERR))
                .isFalse();
        assertThat(new Terminal(Map.of("CLICOLOR_FORCE", "1"), stream -> false, () -> 80).isLively(Stream.ERR))
                .isFalse();
    }

    @Test
    void columnsAreWhatIsSaidElseWhatTheSystemTells() {
        assertThat(new Terminal(Map.of("COLUMNS", "40"), Stream.ERR::equals, () -> 120).columns())
                .isEqualTo(40);
        assertThat(new Terminal(Map.of("COLUMNS", "wide"), Stream.ERR::equals, () -> 120).columns())
                .isEqualTo(120);
        assertThat(new Terminal(Map.of(), Stream.ERR::equals, () -> 120).columns())
                .isEqualTo(120);
    }
}
