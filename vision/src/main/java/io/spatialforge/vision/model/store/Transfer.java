package io.spatialforge.vision.model.store;

import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.fetch.RetryAfter;
import io.spatialforge.vision.model.store.Courier.HubWord;
import io.spatialforge.vision.model.store.Courier.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One try at a file: asks for what is missing of it, adds what comes, and lets it become the file if it is right. */
final class Transfer implements Closeable {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    private final DownloadOptions options;
    private final Courier courier;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    Transfer(DownloadOptions options) {
        this.options = options;
        courier = new Courier(options);
    }

    /** What came of a try. */
    sealed interface Outcome {

        record Done(Received received) implements Outcome {}

        /**
         * It may go better another time.
         *
         * @param after as the server asks for; null where it does not say
         */
        record Again(String why, @Nullable Duration after) implements Outcome {}

        /** No connection came about: most often there is no network, and to wait long for it helps nobody. */
        record NoHost(String why) implements Outcome {}
    }

    /**
     * @throws DownloadException if trying again is no use
     * @throws IOException if the disk fails; what the network does wrong is an outcome
     */
    Outcome attempt(Wanted wanted, Path target, PartFile part, DownloadProgress progress)
            throws IOException, InterruptedException {
        long have = part.size();
        PartFile.Version version = part.version();
        boolean resumes =
                have > 0 && version != null && version.url().equals(wanted.url().toString());
        if (!resumes) {
            part.discard();
            have = 0;
        }
        Reply reply;
        try {
            reply = courier.ask(wanted, range(have, version, wanted));
        } catch (HttpTimeoutException e) {
            return new Outcome.Again("no answer within " + options.timeout().toSeconds() + " s", null);
        } catch (ConnectException e) {
            return new Outcome.NoHost(wanted.url().getHost() + " can't be reached: " + NetworkFault.said(e));
        } catch (IOException e) {
            return new Outcome.Again(NetworkFault.said(e), null);
        }
        try (reply) {
            return answered(wanted, target, part, have, version, reply, progress);
        } catch (WatchedBody.BrokenOff e) {
            return new Outcome.Again(e.why(), null);
        }
    }

    private static Map<String, String> range(long have, PartFile.@Nullable Version version, Wanted wanted) {
        Map<String, String> headers = new LinkedHashMap<>();
        boolean known = version != null && (version.validator() != null || wanted.sha256() != null);
        if (have > 0 && version != null && known) {
            headers.put("Range", "bytes=" + have + "-");
            if (version.validator() != null) {
                headers.put("If-Range", version.validator());
            }
        }
        return headers;
    }

    private Outcome answered(
            Wanted wanted,
            Path target,
            PartFile part,
            long have,
            PartFile.@Nullable Version version,
            Reply reply,
            DownloadProgress progress)
            throws IOException, InterruptedException {
        int status = reply.status();
        HubWord hub = reply.hub();
        if (status == 206 && version != null) {
            Matcher range = CONTENT_RANGE.matcher(reply.header("Content-Range").orElse(""));
            boolean fits = range.matches() && Long.parseLong(range.group(1)) == have;
            boolean same = version.hubTag() == null || version.hubTag().equals(hub.tag());
            if (!fits || !same) {
                part.discard();
                return new Outcome.Again("the server went on with something else", Duration.ofMillis(1));
            }
            long total = range.group(2).equals("*") ? version.total() : Long.parseLong(range.group(2));
            return body(wanted, target, part, have, total, reply, progress);
        }
        if (status == 200) {
            Received present = hub.sha256() == null ? null : presentByHub(wanted, target, hub);
            if (present != null) {
                return new Outcome.Done(present);
            }
            long total = reply.length();
            refuse(wanted, hub, total);
            part.begin(new PartFile.Version(
                    wanted.url().toString(), validator(reply), hub.tag(), total < 0 ? hub.size() : total));
            return body(wanted, target, part, 0, total, reply, progress);
        }
        if (status == 416) {
            part.discard();
            return new Outcome.Again("the server has no more than was there already", Duration.ofMillis(1));
        }
        if (status == 408 || status == 429 || status >= 500) {
            Duration wait = RetryAfter.of(reply.response());
            if (wait != null && wait.compareTo(options.longestWait()) > 0) {
                throw new DownloadException("%s: %s answers %d and asks to wait %,d s; try again after that"
                        .formatted(wanted.label(), wanted.url().getHost(), status, wait.toSeconds()));
            }
            return new Outcome.Again("the server answers " + status, wait);
        }
        throw new DownloadException(
                wanted.label() + ": " + wanted.url() + " answers " + status + refusal(wanted, status),
                status == 404 || status == 410 || (status == 403 && wanted.repo() == null) // as object stores answer
                        ? DownloadException.Cause.NOT_THERE
                        : DownloadException.Cause.OTHER);
    }

    private String refusal(Wanted wanted, int status) {
        String repo = wanted.repo();
        if (repo != null && (status == 401 || status == 403)) {
            return "; if the repository is private or asks for agreement, agree at "
                    + options.hub().page(repo) + " and set HF_TOKEN to a token of yours"
                    + (options.hub().hasToken() ? " (the one that is set does not open it)" : "");
        }
        return status == 404 || status == 410
                ? ": there is no such file (any more); take it from elsewhere: " + wanted.expected()
                : "";
    }

    /** The hub names the content before sending it: what is at hand already need not be sent. */
    private static @Nullable Received presentByHub(Wanted wanted, Path target, HubWord hub) throws IOException {
        String stated = hub.sha256();
        boolean same = stated != null
                && wanted.sha256() == null
                && Files.isRegularFile(target)
                && (hub.size() < 0 || hub.size() == Files.size(target))
                && Sha256.of(target).equals(stated);
        return same && stated != null
                ? new Received(stated, Files.size(target), hub.commit(), Received.Check.HUB_SHA256)
                : null;
    }

    /** Tells from the headers alone that it is another file. */
    private void refuse(Wanted wanted, HubWord hub, long announced) throws IOException {
        String stated = hub.sha256();
        if (wanted.sha256() != null && stated != null && !stated.equals(wanted.sha256())) {
            throw new DownloadException(wanted.label() + ": expected SHA-256 " + wanted.sha256()
                    + ", the hub states " + stated + " for " + wanted.url()
                    + "; the file there is not the one that the catalogue means");
        }
        boolean other = wanted.bytes() >= 0 && announced >= 0 && announced != wanted.bytes();
        if (other && announced > CameInstead.LONGEST_POINTER) {
            throw new DownloadException(
                    "%s: expected %,d bytes, %s has %,d; the file there is not the one that was meant"
                            .formatted(wanted.label(), wanted.bytes(), wanted.url(), announced));
        }
    }

    private static @Nullable String validator(Reply reply) {
        return reply.header("ETag")
                .filter(etag -> !etag.startsWith("W/"))
                .or(() -> reply.header("Last-Modified"))
                .orElse(null);
    }

    private Outcome body(
            Wanted wanted, Path target, PartFile part, long have, long total, Reply reply, DownloadProgress progress)
            throws IOException, InterruptedException {
        long whole = total >= 0 ? total : wanted.bytes();
        requireRoom(wanted, target, whole - have);
        progress.begins(wanted.label(), have, whole);
        MessageDigest digest = Sha256.digest();
        if (have > 0) {
            try (InputStream before = Files.newInputStream(part.bytes())) {
                Sha256.feed(before, digest);
            }
        }
        long done = copy(wanted, part, have, reply.body(), digest, progress);
        if (whole >= 0 && done < whole) {
            return new Outcome.Again("the answer broke off after %,d of %,d bytes".formatted(done, whole), null);
        }
        return checked(wanted, target, part, have > 0, done, Sha256.hex(digest), reply.hub());
    }

    private long copy(
            Wanted wanted, PartFile part, long have, InputStream body, MessageDigest digest, DownloadProgress progress)
            throws IOException, InterruptedException {
        long done = have;
        try (WatchedBody watched = new WatchedBody(body, options.stall(), clock);
                FileChannel out = part.append()) {
            byte[] buffer = new byte[1 << 17];
            for (int n = watched.read(buffer); n >= 0; n = watched.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                write(wanted, out, buffer, n, part);
                digest.update(buffer, 0, n);
                done += n;
                progress.arrived(done);
                if (wanted.bytes() >= 0 && done > Math.max(wanted.bytes(), CameInstead.LONGEST_POINTER)) {
                    part.discard();
                    throw new DownloadException("%s: expected %,d bytes, %s sends more; nothing is kept"
                            .formatted(wanted.label(), wanted.bytes(), wanted.url()));
                }
            }
        }
        return done;
    }

    private static void write(Wanted wanted, FileChannel out, byte[] buffer, int count, PartFile part) {
        try {
            PartFile.write(out, buffer, count);
        } catch (IOException e) {
            throw new DownloadException(
                    wanted.label() + ": can't write " + part.bytes() + ": " + e.getMessage() + free(part.bytes())
                            + "; make room, the same command goes on from there",
                    e);
        }
    }

    private static String free(Path file) {
        try {
            return " (%,d bytes are free)".formatted(Files.getFileStore(file).getUsableSpace());
        } catch (IOException e) {
            return "";
        }
    }

    private static void requireRoom(Wanted wanted, Path target, long needed) throws IOException {
        Path folder = target.resolveSibling(PartFile.FOLDER);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (needed > free) {
            throw new DownloadException(
                    "%s: needs %,d more bytes, and %,d are free in %s; make room or name another folder"
                            .formatted(
                                    wanted.label(),
                                    needed,
                                    free,
                                    target.toAbsolutePath().getParent()));
        }
    }

    private Outcome checked(
            Wanted wanted, Path target, PartFile part, boolean resumed, long bytes, String sha256, HubWord hub)
            throws IOException {
        String expected = wanted.sha256() != null ? wanted.sha256() : hub.sha256();
        Received.Check check = wanted.sha256() != null
                ? Received.Check.PINNED
                : expected != null
                        ? Received.Check.HUB_SHA256
                        : hub.gitBlob() != null ? Received.Check.HUB_GIT : Received.Check.TRUST;
        String wrong = expected != null
                ? sha256.equals(expected) ? null : "expected SHA-256 " + expected + ", got " + sha256
                : check == Received.Check.HUB_GIT ? wrongBlob(part, hub) : null;
        if (wrong == null && wanted.bytes() >= 0 && bytes != wanted.bytes()) {
            wrong = "expected %,d bytes, got %,d".formatted(wanted.bytes(), bytes);
        }
        String instead = wrong != null || check == Received.Check.TRUST ? CameInstead.of(part) : null;
        if (wrong == null && instead == null) {
            part.complete();
            return new Outcome.Done(new Received(sha256, bytes, hub.commit(), check));
        }
        part.discard();
        if (resumed && instead == null) {
            return new Outcome.Again("the parts do not make the file (" + wrong + ")", Duration.ofMillis(1));
        }
        throw new DownloadException(wanted.label() + ": " + (wrong == null ? "not the file itself" : wrong) + " from "
                + wanted.url() + (instead == null ? "" : "; " + instead) + "; nothing is kept");
    }

    private static @Nullable String wrongBlob(PartFile part, HubWord hub) throws IOException {
        String got = GitBlob.of(part.bytes());
        return got.equals(hub.gitBlob()) ? null : "expected git's " + hub.gitBlob() + ", got " + got;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        courier.close();
    }
}
