package io.spatialforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTests {

    @TempDir
    Path temp;

    @Test
    void aSecondLockInTheSameProcessIsRefused() throws IOException {
        RunFolder folder = RunFolder.create(temp.resolve("run"));
        try (RunLock first = folder.lock()) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> folder.lock())
                    .isInstanceOf(RunInUseException.class)
                    .hasMessageContaining(folder.root().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        folder.lock().close();
    }

    @Test
    void aFolderThatAnotherProcessHasIsRefusedByItsNumberAndFreeOnceThatIsKilled() throws Exception {
        RunFolder folder = RunFolder.create(temp.resolve("run"));
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(Objects.requireNonNull(output.readLine())).isEqualTo("locked");
            assertThatThrownBy(() -> folder.lock())
                    .isInstanceOf(RunInUseException.class)
                    .hasMessageContaining("process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }
        folder.lock().close();
    }

    @Test
    void aLockThatIsTakenAwayWithItsFileCanBeTakenAgain() throws IOException {
        RunFolder folder = RunFolder.create(temp.resolve("run"));
        folder.lock().closeAndDelete();
        assertThat(folder.lockFile()).doesNotExist();
        Files.delete(folder.root());
        try (RunLock lock = folder.lock()) {
            assertThat(lock).isNotNull();
            assertThat(folder.lockFile()).exists();
        }
    }

    @Test
    void whatAKilledProcessLeftUnfinishedIsSweptAwayButNotWhatUsersExported() throws IOException {
        RunFolder folder = RunFolder.create(temp.resolve("run"));
        Path theirs = folder.export("llava").resolve(".cache.tmp");
        Files.createDirectories(folder.export("llava"));
        Files.writeString(theirs, "kept");
        Path half = AtomicFile.unfinished(folder.lines("scenes", new Shards(2), 1));
        Files.writeString(half, "half");
        folder.lock().close();
        assertThat(half).doesNotExist();
        assertThat(theirs).exists();
    }

    @Test
    void pathsOfMarkersStayInsideTheFolder() throws IOException {
        RunFolder folder = RunFolder.create(temp.resolve("run"));
        assertThatThrownBy(() -> folder.inside("../elsewhere")).isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.relative(folder.lines("work/candidates", new Shards(2), 0)))
                .isEqualTo("work/candidates/00000-of-00002.jsonl.zst");
    }

    /** Another process that locks a folder and holds on to it. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws Exception {
            try (RunLock lock = new RunFolder(Path.of(args[0])).lock()) {
                System.out.println(lock == null ? "free" : "locked");
                Thread.sleep(60_000);
            }
        }
    }
}
