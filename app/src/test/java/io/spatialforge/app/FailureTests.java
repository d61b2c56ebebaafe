package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a person reads when the machine, and not the data, is the trouble. */
class FailureTests {

    private static final String GO_ON = "; what is finished stays, and the same command goes on from there";

    /** To which nothing is denied. */
    private static final String TEMPORARY = System.getProperty("java.io.tmpdir");

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
                        "no room left: File too large, in the folder that is written to or the temporary folder "
                                + TEMPORARY
                                + "; free some, or move the folder to a larger disk" + GO_ON),
                Arguments.of(
                        new FileSystemException("/run/.lock", null, "Read-only file system"),
                        2,
                        "can't write: /run/.lock: Read-only file system; name a folder that can be written to"),
                Arguments.of(
                        new FileNotFoundException(TEMPORARY + " (Permission denied)"),
                        2,
                        "access is denied: " + TEMPORARY + "; give yourself the right, or name another"),
                Arguments.of(
                        new IOException("a.jsonl: line 1 can't be read", new AccessDeniedException(TEMPORARY)),
                        2,
                        "access is denied: " + TEMPORARY + "; give yourself the right, or name another"),
                Arguments.of(
                        new IOException("a.jsonl: line 1 can't be read: gone", new IOException("gone")),
                        1,
                        "could not read or write: a.jsonl: line 1 can't be read: gone" + GO_ON),
                Arguments.of(
                        new NotDirectoryException("/photos"),
                        2,
                        "expected a folder, got a file: /photos; name a folder"),
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
        assertThat(Failure.of(trouble, List.of("report", "run", "--out=x.html")))
                .isEqualTo(new Failure(code, message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forge --coco FILE --out FILE/run",
                "demo --out FILE",
                "export RUN --to qwen3-vl --out FILE/x",
                "pictures RUN --out FILE/x",
                "fetch FILE --out FILE/x",
                "models list --dir FILE/x",
                "init DIR --out FILE/x/c.yaml"
            })
    void aFileInThePlaceOfAFolderIsWrongUseBeforeAnythingIsMade(String command, @TempDir Path temp) throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "http://127.0.0.1:9/a.jpg");
        Path photos = Files.createDirectory(temp.resolve("photos"));
        Object[] arguments = command.replace("FILE", file.toString())
                .replace("DIR", photos.toString())
                .split(" ", -1);

        Said said = Said.by(arguments);

        assertThat(said.code()).isEqualTo(Main.WRONG_USE);
        assertThat(said.err()).contains(file + " is a file; name a folder").doesNotContain("\tat ");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void whatAUserHasNoRightToIsNamedWithTheRightThatIsMissing(@TempDir Path temp) throws IOException {
        Path closed = Files.createDirectory(temp.resolve("closed"));
        assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "this user may read everything");
        Said said = Said.by("forge", "--images", closed, "--models", "none", "--out", temp.resolve("run"));
        assertThat(said.code()).isEqualTo(Main.WRONG_USE);
        assertThat(said.err()).contains(closed + " can't be read").doesNotContain("\tat ");
        assertThat(Denied.told(closed.resolve("x/run"))).contains("has no right to look into " + closed);
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
