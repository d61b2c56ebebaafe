package io.spatialforge.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a run folder in a {@link RemoteFolder} for this process: a file that names the holder and that the holder writes anew
 * every {@linkplain Times#beat() few seconds}. No clock is compared with another's: who finds a lock looks at it for
 * {@link Times#silence()}; if it changes meanwhile, somebody lives and the folder is refused, if not, the lock is taken
 * over. A lock that a dead process of this very machine left is taken over at once.
 *
 * <p>A holder that others had to believe dead, because it stood still or could not reach the store, finds that out at its
 * next beat, and {@link #requireHeld()} then stops what it does. Two processes that take over at the same moment are told
 * apart by waiting {@link Times#settle()} and looking whose lock it became; so is every taking where the store can't
 * {@linkplain RemoteFolder.Creation create exclusively}. Should all that fail, nothing wrong is made, since both write the
 * same lines under names of their own; work is done twice.
 */
final class StoreLock implements AutoCloseable {

    /** The name of the lock in its folder. */
    public static final String NAME = "run.lock";

    private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);

    /** Names this boot of this machine and this container, where the system tells. */
    private static final String MACHINE = machine();

    private final RemoteFolder store;
    private final String holder;
    private final Times times;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread beating;

    private long beats;
    private long renewed = System.nanoTime();
    private volatile @Nullable String lostTo;

    private StoreLock(RemoteFolder store, String holder, Times times) {
        this.store = store;
        this.holder = holder;
        this.times = times;
        beating = new Thread(this::beatOn, "run-lock");
        beating.setDaemon(true);
    }

    /**
     * How a lock is kept and watched.
     *
     * @param beat between two writings of a holder
     * @param silence after which a lock that never changed is taken over; several beats
     * @param settle how long two that take the lock at a time may take from looking to writing
     */
    public record Times(Duration beat, Duration silence, Duration settle) {

        /** A beat every 10 s, taken over after a minute of silence, 3 s to settle. */
        public static Times ofDefaults() {
            return new Times(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(3));
        }
    }

    /** Lets time pass. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /**
     * Takes the folder.
     *
     * @param progress is told where that takes long
     * @throws RunInUseException if another process, or another part of this one, has it
     */
    public static StoreLock take(RemoteFolder store, ProgressListener progress)
            throws IOException, InterruptedException {
        StoreLock lock = take(store, Times.ofDefaults(), progress, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
        lock.beating.start();
        return lock;
    }

    /** As the other, and nobody beats unless {@link #beat} is called. */
    static StoreLock take(RemoteFolder store, Times times, ProgressListener progress, Pause pause)
            throws IOException, InterruptedException {
        StoreLock lock = new StoreLock(store, UUID.randomUUID().toString(), times);
        boolean sure = store.creation() == RemoteFolder.Creation.EXCLUSIVE;
        while (true) {
            if (store.create(NAME, lock.content())) {
                if (!sure) {
                    pause.of(times.settle());
                    if (!lock.isMine(store.read(NAME))) {
                        continue;
                    }
                }
                lock.renewed = System.nanoTime();
                return lock;
            }
            Optional<byte[]> found = store.read(NAME);
            if (found.isPresent() && isLeft(store, found.get(), times, progress, pause)) {
                LOG.warn("{}: the lock of {} is taken over", store.location(), owner(found.get()));
                store.delete(NAME);
                sure = false; // another may have seen the same
            }
        }
    }

    /**
     * Watches a lock until it is known what it is.
     *
     * @return false if it is another one by now, or gone
     */
    private static boolean isLeft(RemoteFolder store, byte[] lock, Times times, ProgressListener progress, Pause pause)
            throws IOException, InterruptedException {
        if (isOfDeadProcess(lock)) {
            return true;
        }
        Duration watched = Duration.ZERO;
        boolean told = false;
        while (watched.compareTo(times.silence()) < 0) {
            pause.of(times.beat());
            watched = watched.plus(times.beat());
            Optional<byte[]> now = store.read(NAME);
            if (now.isEmpty()) {
                return false;
            }
            if (!Arrays.equals(now.get(), lock)) {
                throw new RunInUseException(store.location(), owner(now.get()));
            }
            if (!told && watched.compareTo(times.beat().multipliedBy(2)) >= 0) {
                told = true;
                progress.note(store.location() + " has the lock of " + owner(lock)
                        + ", which does not renew it; it is taken over after "
                        + times.silence().toSeconds() + " s");
            }
        }
        return true;
    }

    /**
     * Looks whether this process still has the folder, before it writes what others believe.
     *
     * @throws RunInUseException if another took it over
     */
    public void requireHeld() throws IOException {
        if (lostTo == null
                && System.nanoTime() - lastRenewed() > times.silence().toNanos() / 2) {
            beat();
        }
        String other = lostTo;
        if (other != null) {
            throw new RunInUseException(store.location(), other + ", which took it over since this one was silent");
        }
    }

    private synchronized long lastRenewed() {
        return renewed;
    }

    /** Renews the lock, or finds that it is lost. */
    synchronized void beat() throws IOException {
        if (lostTo != null) {
            return;
        }
        Optional<byte[]> now = store.read(NAME);
        if (isMine(now)) {
            beats++;
            store.write(NAME, content());
            renewed = System.nanoTime();
        } else {
            lostTo = now.map(StoreLock::owner).orElse("another process");
            LOG.error("{}: the lock of this process was taken over by {}", store.location(), lostTo);
        }
    }

    private void beatOn() {
        try {
            while (!closed.await(times.beat().toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    beat();
                } catch (IOException | RuntimeException e) {
                    LOG.warn("{}: the lock could not be renewed: {}", store.location(), e.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets go of the folder, where it is still this process's. */
    @Override
    public void close() throws IOException {
        closed.countDown();
        synchronized (this) {
            if (lostTo == null && isMine(store.read(NAME))) {
                store.delete(NAME);
            }
            lostTo = "nobody";
        }
    }

    private boolean isMine(Optional<byte[]> content) {
        return content.isPresent() && field(content.get(), "id").equals(holder);
    }

    private byte[] content() {
        ProcessHandle process = ProcessHandle.current();
        return """
                id %s
                pid %d
                host %s
                machine %s
                started %s
                beat %d
                renewed %s
                """.formatted(
                        holder,
                        process.pid(),
                        host(),
                        MACHINE,
                        started(process),
                        beats,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String field(byte[] content, String name) {
        for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith(name + " ")) {
                return line.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Says whose a lock is, for messages. */
    private static String owner(byte[] content) {
        String pid = field(content, "pid");
        return pid.isEmpty()
                ? "another process"
                : "process " + pid + " on " + field(content, "host") + " (renewed " + field(content, "renewed")
                        + " by its clock)";
    }

    /** Whether the lock is of a process of this machine, in the same container, that has ended. */
    private static boolean isOfDeadProcess(byte[] content) {
        if (MACHINE.isEmpty() || !field(content, "machine").equals(MACHINE)) {
            return false;
        }
        try {
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(field(content, "pid")));
            return process.isEmpty()
                    || !process.get().isAlive()
                    || !started(process.get()).equals(field(content, "started"));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            String name = System.getenv("HOSTNAME");
            return name == null ? "a machine" : name;
        }
    }

    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
