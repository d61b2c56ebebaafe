package io.spatialforge.vision.fetch;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.store.StoredImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a list of photographs into a folder that a source can then name as its {@code images}.
 *
 * <p>Bytes are kept only if they are a whole image by their own structure, whatever the server calls them, and have the hash
 * and size that are listed. Requests that are answered with 429 or 5xx are tried again; all others are not. The list is read
 * as it is worked off, a bounded stretch ahead, so that one slow host holds back few others.
 */
public final class Fetcher {

    /** Entries in work or waiting for their host. */
    private static final int AHEAD = 2_000;

    /** Lets the back-off decide. */
    private static final Duration NOT_SAID = Duration.ofNanos(-1);

    private static final int LONGEST_ID = 1024;
    private static final Map<String, String> ENDINGS =
            Map.of("jpeg", ".jpg", "png", ".png", "webp", ".webp", "gif", ".gif", "bmp", ".bmp", "tiff", ".tif");

    private final FetchOptions options;
    private final FetchFolder folder;
    private final Requests requests;
    private final FailsafeExecutor<Answer> retries;
    private final Consumer<FetchSummary> progress;
    private final UrlSet asked = new UrlSet();
    private final Map<DeadLink, Long> dead = new EnumMap<>(DeadLink.class);
    private long fetched;
    private long present;
    private long repeated;
    private long bytes;

    private Fetcher(FetchOptions options, FetchFolder folder, Requests requests, Consumer<FetchSummary> progress) {
        this.options = options;
        this.folder = folder;
        this.requests = requests;
        this.progress = progress;
        RetryPolicy<Answer> policy = RetryPolicy.<Answer>builder()
                .handleResultIf(answer -> answer instanceof Answer.Later later && !tooLong(later.after()))
                .withMaxAttempts(options.tries())
                .withBackoff(options.firstWait(), longest(options))
                .withJitter(0.1)
                .withDelayFn(context -> {
                    Duration after = context.getLastResult() instanceof Answer.Later later ? later.after() : null;
                    return after == null ? NOT_SAID : after;
                })
                .build();
        retries = Failsafe.with(policy);
    }

    private static Duration longest(FetchOptions options) {
        Duration doubled = options.firstWait().multipliedBy(2);
        return options.longestWait().compareTo(doubled) > 0 ? options.longestWait() : doubled;
    }

    private boolean tooLong(@Nullable Duration wait) {
        return wait != null && wait.compareTo(options.longestWait()) > 0;
    }

    /**
     * Fetches what is not there yet.
     *
     * @param list as {@link FetchList} reads it
     * @param out the folder, made if need be
     * @param progress hears of each entry that is done, from several threads but one at a time
     * @throws io.spatialforge.vision.store.ImageStoreException if the list or the folder can't be used
     * @throws IOException if the folder can't be written; what is stored stays
     */
    public static FetchSummary fetch(Path list, Path out, FetchOptions options, Consumer<FetchSummary> progress)
            throws IOException, InterruptedException {
        try (FetchFolder folder = FetchFolder.open(out);
                Requests requests = new Requests(options, folder)) {
            return new Fetcher(options, folder, requests, progress).run(list);
        }
    }

    private FetchSummary run(Path list) throws IOException, InterruptedException {
        Semaphore ahead = new Semaphore(AHEAD);
        AtomicReference<@Nullable IOException> fault = new AtomicReference<>();
        long[] taken = {0};
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            FetchList.read(list, item -> {
                if (!isNew(item)) {
                    return fault.get() == null;
                }
                taken[0]++;
                ahead.acquire();
                threads.execute(() -> {
                    try {
                        if (fault.get() == null) {
                            one(item);
                        }
                    } catch (IOException e) {
                        fault.compareAndSet(null, e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        ahead.release();
                    }
                });
                return taken[0] < options.limit() && fault.get() == null;
            });
        }
        IOException e = fault.get();
        if (e != null) {
            throw e;
        }
        return summary();
    }

    private boolean isNew(FetchItem item) {
        if (!item.url().isEmpty() && !asked.add(item.url())) {
            synchronized (this) {
                repeated++;
            }
            return false;
        }
        if (folder.holds(item.url())) {
            synchronized (this) {
                present++;
            }
            return false;
        }
        return true;
    }

    private void one(FetchItem item) throws IOException, InterruptedException {
        URI uri = Requests.uri(item.url());
        if (item.problem() != null) {
            dead(item, DeadLink.ENTRY_INVALID, item.problem());
        } else if (item.id() != null && item.id().length() > LONGEST_ID) {
            dead(item, DeadLink.ENTRY_INVALID, "an id of more than " + LONGEST_ID + " characters");
        } else if (uri == null) {
            dead(item, DeadLink.URL_INVALID, null);
        } else {
            switch (answer(uri)) {
                case Answer.Dead none -> dead(item, none.reason(), none.detail());
                case Answer.Later later ->
                    dead(
                            item,
                            later.status() < 500 ? DeadLink.RATE_LIMITED : DeadLink.SERVER_ERROR,
                            "status " + later.status()
                                    + (later.after() == null
                                            ? ""
                                            : ", asks to wait " + later.after().toSeconds() + " s"));
                case Answer.Body body -> keep(item, body);
            }
        }
    }

    private Answer answer(URI uri) throws IOException, InterruptedException {
        try {
            return retries.get(() -> requests.get(uri));
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

    private void keep(FetchItem item, Answer.Body body) throws IOException {
        String listed = listed(item, body);
        if (listed != null) {
            Files.deleteIfExists(body.file());
            dead(item, DeadLink.ALTERED, listed);
            return;
        }
        switch (PhotoProbe.probe(StoredImage.ofFile(body.file()))) {
            case Photo.Flawed flaw -> {
                Files.deleteIfExists(body.file());
                boolean cut = flaw.reason() == Reason.IMAGE_TRUNCATED;
                dead(item, cut ? DeadLink.TRUNCATED : DeadLink.NOT_AN_IMAGE, flaw.detail());
            }
            case Photo.Sound sound -> {
                String ending = ENDINGS.getOrDefault(sound.format(), ".img");
                folder.store(item, body.file(), body.sha256(), ending, body.size());
                synchronized (this) {
                    fetched++;
                    bytes += body.size();
                    progress.accept(summary());
                }
            }
        }
    }

    /** What is not as listed; null if all is. */
    private static @Nullable String listed(FetchItem item, Answer.Body body) {
        if (item.sha256() != null && !item.sha256().equals(body.sha256())) {
            return "expected SHA-256 " + item.sha256() + ", got " + body.sha256();
        }
        if (item.size() >= 0 && item.size() != body.size()) {
            return "expected %,d bytes, got %,d".formatted(item.size(), body.size());
        }
        return item.md5() != null && !item.md5().equals(body.md5())
                ? "expected MD5 " + item.md5() + ", got " + body.md5()
                : null;
    }

    private void dead(FetchItem item, DeadLink reason, @Nullable String detail) throws IOException {
        folder.dead(item, reason, detail);
        synchronized (this) {
            dead.merge(reason, 1L, Long::sum);
            progress.accept(summary());
        }
    }

    private synchronized FetchSummary summary() {
        long all = fetched
                + present
                + repeated
                + dead.values().stream().mapToLong(n -> n).sum();
        return new FetchSummary(all, fetched, present, repeated, dead, bytes);
    }
}
