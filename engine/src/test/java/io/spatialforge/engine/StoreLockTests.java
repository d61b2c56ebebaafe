package io.spatialforge.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.engine.RemoteFolder.Creation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreLockTests {

    private static final StoreLock.Times TIMES = StoreLock.Times.ofDefaults();

    private final MemoryFolder store = new MemoryFolder(Creation.EXCLUSIVE);

    /** What happens while somebody waits, once. */
    private interface Meanwhile {
        void happens() throws IOException, InterruptedException;
    }

    private final List<Duration> pauses = new ArrayList<>();
    private @Nullable Meanwhile meanwhile;

    private StoreLock take(RemoteFolder from) throws IOException, InterruptedException {
        return StoreLock.take(from, TIMES, ProgressListener.NONE, time -> {
            pauses.add(time);
            Meanwhile now = meanwhile;
            meanwhile = null;
            if (now != null) {
                try {
                    now.happens();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private void lockOfAnotherMachine() throws IOException {
        store.write(StoreLock.NAME, "id x\npid 7\nhost far\nmachine m\nbeat 4\n".getBytes(UTF_8));
    }

    @Test
    void aFolderThatNobodyHasIsTakenWithoutWaiting() throws Exception {
        try (StoreLock lock = take(store)) {
            lock.requireHeld();
            assertThat(store.read(StoreLock.NAME)).isPresent();
        }
        assertThat(pauses).isEmpty();
        assertThat(store.read(StoreLock.NAME)).isEmpty();
    }

    @Test
    void aFolderWhoseHolderBeatsIsRefused() throws Exception {
        try (StoreLock lock = take(store)) {
            meanwhile = lock::beat;
            assertThatThrownBy(() -> take(store))
                    .isInstanceOf(RunInUseException.class)
                    .hasMessageContaining(store.location())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(pauses).containsExactly(TIMES.beat());
            lock.requireHeld();
        }
    }

    @Test
    void aLockThatKeepsSilentIsTakenOverAfterAMinuteOfIt() throws Exception {
        lockOfAnotherMachine();
        try (StoreLock lock = take(store)) {
            lock.requireHeld();
        }
        assertThat(pauses)
                .containsExactly(
                        TIMES.beat(),
                        TIMES.beat(),
                        TIMES.beat(),
                        TIMES.beat(),
                        TIMES.beat(),
                        TIMES.beat(),
                        TIMES.settle());
    }

    @Test
    void aLockOfAProcessOfThisMachineThatEndedIsTakenOverAtOnce() throws Exception {
        StoreLock dead = take(store);
        String content = new String(store.read(StoreLock.NAME).orElseThrow(), UTF_8);
        store.write(
                StoreLock.NAME,
                content.replaceAll("\nstarted .*", "\nstarted 1970-01-01T00:00:00Z")
                        .getBytes(UTF_8));

        try (StoreLock lock = take(store)) {
            lock.requireHeld();
        }
        assertThat(pauses).containsExactly(TIMES.settle());
        dead.close();
    }

    @Test
    void aLockThatIsLetGoWhileItIsWatchedIsTaken() throws Exception {
        lockOfAnotherMachine();
        meanwhile = () -> store.delete(StoreLock.NAME);
        try (StoreLock lock = take(store)) {
            lock.requireHeld();
        }
        assertThat(pauses).containsExactly(TIMES.beat());
    }

    @Test
    void ofTwoThatTakeOverAtATimeOneIsRefused() throws Exception {
        lockOfAnotherMachine();
        // The one that is slower deletes the lock of the one that is faster.
        List<StoreLock> faster = new ArrayList<>();
        MemoryFolder seenBySlower = new MemoryFolder(Creation.EXCLUSIVE, store) {
            @Override
            public void delete(String name) throws IOException {
                try {
                    if (faster.isEmpty()) {
                        faster.add(StoreLock.take(store, TIMES, ProgressListener.NONE, time -> {}));
                    }
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                super.delete(name);
            }
        };
        try (StoreLock slower = take(seenBySlower)) {
            slower.requireHeld();
            faster.getFirst().beat();
            assertThatThrownBy(faster.getFirst()::requireHeld).isInstanceOf(RunInUseException.class);
            faster.getFirst().close();
            assertThatCode(slower::beat).doesNotThrowAnyException();
            slower.requireHeld();
        }
    }

    @Test
    void whereCreationIsNotExclusiveTheLastToWriteHoldsTheFolder() throws Exception {
        MemoryFolder lax = new MemoryFolder(Creation.CHECKED);
        assertThatThrownBy(() -> StoreLock.take(lax, TIMES, ProgressListener.NONE, time -> {
                    pauses.add(time);
                    boolean settling = time.equals(TIMES.settle());
                    lax.write(
                            StoreLock.NAME,
                            ("id y\npid 8\nhost far\nmachine m\nbeat " + (settling ? 0 : 1)).getBytes(UTF_8));
                }))
                .isInstanceOf(RunInUseException.class)
                .hasMessageContaining("process 8 on far");
        assertThat(pauses).containsExactly(TIMES.settle(), TIMES.beat());
    }

    @Test
    void aHolderThatLostItsLockStopsAndLeavesTheLockOfTheOther() throws Exception {
        StoreLock lock = take(store);
        lockOfAnotherMachine();
        lock.beat();

        assertThatThrownBy(lock::requireHeld)
                .isInstanceOf(RunInUseException.class)
                .hasMessageContaining("process 7 on far")
                .hasMessageContaining("took it over");
        lock.close();
        assertThat(store.read(StoreLock.NAME)).isPresent();
    }
}
