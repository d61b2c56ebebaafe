package io.spatialforge.vision.model.store;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.model.store.Transfer.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Downloads files that are known beforehand.
 *
 * <p>A file appears under its name only when it is whole and its hash is right; until then its bytes are in {@code .parts}
 * beside it, where a later try goes on. Answers 408, 429 and 5xx and broken connections are tried again, more slowly each
 * time; tries that brought something do not count. Proxies are the JDK's: the system properties {@code https.proxyHost} and
 * {@code https.proxyPort}, and what {@code ProxySelector.getDefault} knows. Safe for several threads and several processes:
 * those that want the same file wait for one another.
 */
public final class Downloads implements Closeable {

    /** Tries for a host that no connection comes about to. */
    private static final int CALLS = 3;

    /** Lets the back-off decide. */
    private static final Duration NOT_SAID = Duration.ofNanos(-1);

    private final DownloadOptions options;
    private final Transfer transfer;

    private Downloads(DownloadOptions options) {
        this.options = options;
        transfer = new Transfer(options);
    }

    /** Touches nothing yet, the network least of all. */
    public static Downloads with(DownloadOptions options) {
        return new Downloads(options);
    }

    /**
     * Downloads a file, unless it is there with the right hash.
     *
     * @param folder that it goes into, made if need be
     * @return the file
     * @throws DownloadException if it can't be had, is not as stated, or the folder can't be written; nothing is left under
     *     the file's name then
     */
    public Path fetch(PinnedFile file, Path folder, DownloadProgress progress) throws InterruptedException {
        Path target = folder.resolve(file.name());
        receive(Wanted.of(file), target, progress);
        return target;
    }

    DownloadOptions options() {
        return options;
    }

    /** Brings a file to its place, and says what it is. */
    Received receive(Wanted wanted, Path target, DownloadProgress progress) throws InterruptedException {
        Path parts = target.resolveSibling(PartFile.FOLDER);
        try {
            Received present = present(wanted, target);
            if (present != null) {
                return present;
            }
            if (options.network() == DownloadOptions.Network.FORBIDDEN) {
                throw new DownloadException(wanted.label() + ": is not at " + target
                        + ", and SPATIALFORGE_OFFLINE forbids the network; put " + wanted.expected() + " there (from "
                        + wanted.url() + ")");
            }
            Files.createDirectories(parts);
            Path lock = parts.resolve(target.getFileName() + ".lock");
            try (ExclusiveLock taken =
                    ExclusiveLock.take(lock, () -> progress.note("waiting for another download of " + target))) {
                present = present(wanted, target);
                return present != null ? present : persistently(wanted, target, progress);
            }
        } catch (FileSystemException e) {
            String why = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new DownloadException(
                    wanted.label() + ": can't write " + e.getFile() + ": " + why + "; name another folder", e);
        } catch (IOException e) {
            throw new DownloadException(
                    wanted.label() + ": can't read or write in "
                            + target.toAbsolutePath().getParent() + ": " + e.getMessage(),
                    e);
        }
    }

    private static @Nullable Received present(Wanted wanted, Path target) throws IOException {
        if (wanted.sha256() == null || !Files.isRegularFile(target)) {
            return null;
        }
        long bytes = Files.size(target);
        boolean right = (wanted.bytes() < 0 || wanted.bytes() == bytes)
                && Sha256.of(target).equals(wanted.sha256());
        return right ? new Received(wanted.sha256(), bytes, null, Received.Check.PINNED) : null;
    }

    /** Tries until it is there, or so many tries in a row brought nothing. */
    private Received persistently(Wanted wanted, Path target, DownloadProgress progress)
            throws IOException, InterruptedException {
        PartFile part = new PartFile(target);
        try {
            while (true) {
                long before = part.size();
                Outcome outcome = tried(wanted, target, part, progress);
                switch (outcome) {
                    case Outcome.Done done -> {
                        return done.received();
                    }
                    case Outcome.NoHost none -> throw givenUp(wanted, none.why(), CALLS, part);
                    case Outcome.Again again -> {
                        if (part.size() <= before) {
                            throw givenUp(wanted, again.why(), options.tries(), part);
                        }
                        progress.note(wanted.label() + ": " + again.why() + "; going on from there");
                        Thread.sleep(options.firstWait());
                    }
                }
            }
        } finally {
            progress.ends();
        }
    }

    private DownloadException givenUp(Wanted wanted, String why, int tries, PartFile part) throws IOException {
        return new DownloadException(wanted.label() + ": " + why + " (" + wanted.url() + ", "
                + Math.min(tries, options.tries()) + " tries)"
                + (part.size() == 0 ? "" : "; %,d bytes are kept".formatted(part.size()))
                + "; the same command goes on from there, or take the file from elsewhere: " + wanted.expected());
    }

    private Outcome tried(Wanted wanted, Path target, PartFile part, DownloadProgress progress)
            throws IOException, InterruptedException {
        long[] reached = {part.size()};
        int[] calls = {0};
        RetryPolicy<Outcome> policy = RetryPolicy.<Outcome>builder()
                .handleIf(fault -> false)
                .handleResultIf(outcome -> !(outcome instanceof Outcome.Done))
                .abortIf((outcome, fault) -> switch (outcome) {
                    case null -> true;
                    case Outcome.Done done -> false;
                    case Outcome.NoHost none -> ++calls[0] >= CALLS;
                    case Outcome.Again again -> again.after() == null && grown(part, reached);
                })
                .withMaxAttempts(options.tries())
                .withBackoff(options.firstWait(), longest())
                .withJitter(0.1)
                .withDelayFn(context -> {
                    Duration wait = context.getLastResult() instanceof Outcome.Again again ? again.after() : null;
                    return wait == null ? NOT_SAID : wait;
                })
                .onRetryScheduled(event -> {
                    String why = switch (event.getLastResult()) {
                        case Outcome.Again again -> again.why();
                        case Outcome.NoHost none -> none.why();
                        case null, default -> "";
                    };
                    progress.note("%s: %s; again in %,d s"
                            .formatted(
                                    wanted.label(),
                                    why,
                                    Math.max(1, event.getDelay().toSeconds())));
                })
                .build();
        try {
            return Failsafe.with(policy).get(() -> transfer.attempt(wanted, target, part, progress));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw e;
        }
    }

    /** Whether the last try brought something: then the count of tries begins anew. */
    private static boolean grown(PartFile part, long[] reached) {
        try {
            return part.size() > reached[0];
        } catch (IOException e) {
            return false;
        }
    }

    private Duration longest() {
        Duration doubled = options.firstWait().multipliedBy(2);
        return options.longestWait().compareTo(doubled) > 0 ? options.longestWait() : doubled;
    }

    @Override
    public void close() {
        transfer.close();
    }
}
