package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code view} says where it can't begin; its pages are tested over HTTP where they are made. */
class ViewCommandTests {

    @TempDir
    Path folder;

    private static String failed(String... args) {
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setErr(new PrintWriter(err, true));
        assertThat(Main.run(line, args)).isEqualTo(Main.WRONG_USE);
        return err.toString();
    }

    @Test
    void aFolderWithoutAFinishedRunIsSaidSo() {
        assertThat(failed("view", folder.toString())).contains("holds no finished run", "spatialforge forge");
        assertThat(failed("view", folder.resolve("none").toString())).contains("there is no run folder");
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThat(failed("view", folder.toString(), "--port", "70000")).contains("expected 0 to 65535, got 70000");
        assertThat(failed("view", folder.toString(), "--port", "-1")).contains("expected 0 to 65535, got -1");
    }

    @Test
    void aRunThatLiesElsewhereIsToBeCopiedHere() {
        assertThat(failed("view", "s3://bucket/run")).contains("copy it here");
    }
}
