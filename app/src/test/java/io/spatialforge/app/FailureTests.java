package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.RunLock;
import io.spatialforge.engine.StageException;
import io.spatialforge.vision.store.VanishedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What a person reads when the machine, and not the data, is the trouble. */
class FailureTests {

    private static final String GO_ON = "; what is finished stays, and the same command goes on from there";

    static Stream<Arguments> troubles() {
        IOException full = new IOException("/run/qa/0 can't be written: No space left on device");
        return Stream.of(
                Arguments.of(
                        new StageException("forge", 1, "00001-of-00004", full),
                        1,
                        "no room left: stage forge, shard 00001-of-00004: /run/qa/0 can't be written: No space left on"
                                + " device; free some, or move the folder to a larger disk" + GO_ON),
                Arguments.of(
                        new ExceptionInInitializerError(new UncheckedIOException(new IOException("File too large"))),
                        1,
                        "no room left: File too large, it seems in the temporary folder "
                                + System.getProperty("java.io.tmpdir")
                                + "; free some, or move the folder to a larger disk" + GO_ON),
                Arguments.of(
                        new FileSystemException("/run/.lock", null, "Read-only file system"),
                        2,
                        "can't write: /run/.lock: Read-only file system; name a folder that can be written to"),
                Arguments.of(
                        new FileNotFoundException("/run/qa/.0.tmp (Permission denied)"),
                        2,
                        "access is denied: /run/qa/.0.tmp (Permission denied); give yourself the right, or name another"),
                Arguments.of(
                        new AccessDeniedException("/photos"),
                        2,
                        "access is denied: /photos; give yourself the right, or name another"),
                Arguments.of(
                        new UncheckedIOException(new NoSuchFileException("/data/a.json")),
                        2,
                        "there is no such file or folder: /data/a.json" + GO_ON),
                Arguments.of(
                        new StageException(
                                "curate", 0, "00000-of-00004", new VanishedException("the photograph of a/1")),
                        2,
                        "stage curate, shard 00000-of-00004: the photograph of a/1 was there when the run began and is"
                                + " gone; put it back, as by mounting its disk again, and start the same command again"),
                Arguments.of(
                        new CorruptFileException(Path.of("/run/qa/0.zst"), 3, "can't be decompressed", null),
                        1,
                        "/run/qa/0.zst, line 3: can't be decompressed; this is not what was written: run forge as before,"
                                + " with --verify, which makes what is damaged again"),
                Arguments.of(
                        new StageException("forge", 1, "00001-of-00004", new OutOfMemoryError("Java heap space")),
                        1,
                        "out of memory: Java heap space; take fewer --workers, more shards, or a larger heap, as"
                                + " SPATIALFORGE_JAVA_OPTS=-Xmx4g" + GO_ON),
                Arguments.of(
                        new IllegalStateException("a rule said nothing"),
                        3,
                        "internal fault: IllegalStateException: a rule said nothing\nRun again with --stacktrace to see"
                                + " where, and please report it."));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aTroubleIsToldInOneLineWithWhatToDo(Throwable trouble, int code, String message) {
        assertThat(Failure.of(trouble)).isEqualTo(new Failure(code, message));
    }

    @Test
    void aRunFolderThatIsInUseIsRefused(@TempDir Path temp) throws IOException {
        Path annotations = Files.writeString(temp.resolve("a.json"), "{}");
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setErr(new PrintWriter(err, true));
        try (RunLock lock = RunFolder.create(temp.resolve("run")).lock()) {
            assertThat(lock).isNotNull();

            int code = Main.run(
                    line,
                    "forge",
                    "--coco",
                    annotations.toString(),
                    "--out",
                    temp.resolve("run").toString());

            assertThat(code).isEqualTo(2);
        }
        assertThat(err.toString())
                .contains("spatialforge: the run folder " + temp.resolve("run") + " is in use by process "
                        + ProcessHandle.current().pid())
                .doesNotContain("\tat ");
    }

    @Test
    void aTerminalTakesNoCommandsFromWhatIsComplainedOf() {
        Said said = Said.by("view", "no\033]0;owned\007 run");
        assertThat(said.code()).isEqualTo(Main.WRONG_USE);
        assertThat(said.err()).contains("owned").doesNotContain("\007").doesNotContain("\033]");
    }
}
