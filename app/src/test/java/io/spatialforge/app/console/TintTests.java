package io.spatialforge.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TintTests {

    private static final Tint TINT = Tint.NONE
            .heading("^task .*")
            .quiet("; dropped: .*")
            .good("(\\d+ kept)")
            .bad("kept");

    @Test
    void whatARuleFindsOrItsGroupIsColouredAndOfTwoTheFirstHolds() {
        assertThat(TINT.on("task  pairs\n12 images, 11 kept; dropped: tiny 1 kept\nkept", Paint.COLOURED))
                .isEqualTo("\033[1mtask  pairs\033[0m\n12 images, \033[32m11 kept\033[0m"
                        + "\033[2m; dropped: tiny 1 kept\033[0m\n\033[1;31mkept\033[0m");
    }

    @Test
    void withoutColoursATextIsWhatItWas() {
        assertThat(TINT.on("task  pairs\n11 kept\n", Paint.PLAIN)).isEqualTo("task  pairs\n11 kept\n");
        assertThat(TINT.on("task  pairs\r\n\n11 kept\n\n", Paint.COLOURED).replaceAll("\033\\[[0-9;]*m", ""))
                .isEqualTo("task  pairs\r\n\n11 kept\n\n");
    }

    @Test
    void aTerminalTakesNoCommandsFromLabels() {
        assertThat(Plain.of("dog\033]0;owned\007 \u009b2J\rcat\ttab\r\nline\n\u007f"))
                .isEqualTo("dog\uFFFD]0;owned\uFFFD \uFFFD2J\uFFFDcat\ttab\r\nline\n\uFFFD");
        assertThat(Plain.of("dog\u202E and \u2067cat\u2069")).isEqualTo("dog\uFFFD and \uFFFDcat\uFFFD");
        assertThat(Plain.of("照片 – café")).isEqualTo("照片 – café");
    }

    @Test
    void wordsOfCommandsAreQuotedWhereAShellWouldSplitThem() {
        assertThat(Shell.word("runs/照片-1.yaml")).isEqualTo("runs/照片-1.yaml");
        assertThat(Shell.word("my photos/it's.yaml")).isEqualTo("'my photos/it'\\''s.yaml'");
        assertThat(Shell.word("")).isEqualTo("''");
    }
}
