package io.spatialforge.vision.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExclusiveLockTests {

    @TempDir
    Path folder;

    @Test
    void anotherProcessIsWaitedFor() throws Exception {
        Path file = folder.resolve("lock");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        AtomicInteger waited = new AtomicInteger();
        try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("taken");
            Runnable release = () -> {
                waited.incrementAndGet();
                try {
                    other.getOutputStream().close(); // lets it go
                } catch (java.io.IOException e) {
                    throw new AssertionError(e);
                }
            };
            try (ExclusiveLock lock = ExclusiveLock.take(file, release)) {
                assertThat(lock).isNotNull();
                assertThat(waited).hasValue(1);
            }
        } finally {
            other.destroy();
        }
    }

    @Test
    void aLockThatIsFreeIsTakenWithoutAWord() throws Exception {
        Path file = folder.resolve("lock");
        for (int i = 0; i < 2; i++) {
            try (ExclusiveLock lock = ExclusiveLock.take(file, () -> {
                throw new AssertionError("nobody holds it");
            })) {
                assertThat(lock).isNotNull();
            }
        }
    }

    /** Another process: holds the lock until its input ends. */
    static final class Holder {

        public static void main(String[] args) throws Exception {
            try (ExclusiveLock lock = ExclusiveLock.take(Path.of(args[0]), () -> {})) {
                System.out.println(lock == null ? "" : "taken");
                while (System.in.read() >= 0) {
                    // until the end
                }
            }
        }
    }
}
