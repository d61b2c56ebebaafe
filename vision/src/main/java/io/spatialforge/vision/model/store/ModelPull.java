package io.spatialforge.vision.model.store;

import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.model.ModelFile;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets one file from one source. */
final class ModelPull {

    private final String model;
    private final Slot slot;
    private final Downloads downloads;
    private final DownloadProgress progress;
    private final PullRecord.@Nullable Entry before;
    private final @Nullable String sha256;
    private final long bytes;

    ModelPull(String model, Slot slot, Downloads downloads, DownloadProgress progress) {
        this.model = model;
        this.slot = slot;
        this.downloads = downloads;
        this.progress = progress;
        before = PullRecord.in(slot.folder()).of(slot.name(), slot.origin());
        String stated = slot.file().sha256();
        sha256 = stated == null && before != null ? before.sha256() : stated;
        Long size = slot.bytes();
        bytes = size == null ? -1 : size;
    }

    PulledFile from(PullSource source) throws InterruptedException {
        try {
            return switch (source) {
                case PullSource.Published published -> published();
                case PullSource.Site site -> site(site.base());
                case PullSource.Folder folder -> copied(folder.path());
            };
        } catch (AccessDeniedException e) {
            throw new DownloadException(
                    label() + ": there is no right to read or write " + e.getFile()
                            + "; give yourself the right, or keep"
                            + " models in another folder (--dir, SPATIALFORGE_MODELS)",
                    e);
        } catch (IOException e) {
            throw new DownloadException(
                    label() + ": can't read or write in " + slot.folder() + ": " + e.getMessage(), e);
        }
    }

    private String label() {
        return model + "/" + slot.name();
    }

    private PulledFile published() throws IOException, InterruptedException {
        URI url;
        String repo = null;
        switch (slot.file()) {
            case ModelFile.ByUrl file -> url = file.url();
            case ModelFile.InHub hub -> {
                repo = hub.repo();
                url = downloads.options().hub().file(hub.repo(), revision(hub), hub.path());
            }
            case ModelFile.OnDisk here -> throw new IllegalStateException(here + " is not pulled");
        }
        return received(new Wanted(label(), url, sha256, bytes, repo));
    }

    /** A name that moves, such as main, stands for the commit that it stood for when the file first came. */
    private String revision(ModelFile.InHub hub) {
        String recorded = before == null ? null : before.commit();
        boolean moves = !hub.revision().matches("[0-9a-f]{40}");
        return moves && recorded != null ? recorded : hub.revision();
    }

    private PulledFile site(URI base) throws IOException, InterruptedException {
        List<String> names = names();
        for (int i = 0; ; i++) {
            URI url = base.resolve(URI.create(names.get(i).replace(" ", "%20")));
            try {
                return received(new Wanted(label(), url, sha256, bytes, null));
            } catch (DownloadException e) {
                if (!e.isNotThere() || i == names.size() - 1) {
                    throw e;
                }
            }
        }
    }

    /** Where a folder or site may have the file, the surest first. */
    private List<String> names() {
        String own = model + "/" + slot.name();
        return sha256 == null ? List.of(own) : List.of(own, sha256, slot.name());
    }

    private PulledFile received(Wanted wanted) throws IOException, InterruptedException {
        boolean there = Files.isRegularFile(slot.path());
        String time = there ? Files.getLastModifiedTime(slot.path()).toString() : "";
        Received received = downloads.receive(wanted, slot.path(), progress);
        boolean kept =
                there && time.equals(Files.getLastModifiedTime(slot.path()).toString());
        return noted(received, kept ? slot.path().toString() : wanted.url().toString(), kept);
    }

    private PulledFile noted(Received received, String from, boolean kept) throws IOException, InterruptedException {
        boolean same = kept && before != null && before.sha256().equals(received.sha256());
        String modified = Files.getLastModifiedTime(slot.path()).toString();
        PullRecord.Entry entry = same && before != null
                ? before.seen(received.bytes(), modified)
                : new PullRecord.Entry(
                        received.sha256(),
                        received.bytes(),
                        slot.origin(),
                        from,
                        received.commit() != null ? received.commit() : before == null ? null : before.commit(),
                        received.check(),
                        PullRecord.now(),
                        modified);
        boolean readOnly = kept && !Files.isWritable(slot.folder()); // nothing can be recorded there, nor has to be
        if (!entry.equals(before) && !readOnly) {
            PullRecord.note(slot.folder(), slot.name(), entry);
        }
        return new PulledFile(
                slot.path(),
                entry.sha256(),
                entry.bytes(),
                entry.from(),
                entry.commit(),
                kept ? PulledFile.Deed.NOTHING : PulledFile.Deed.FETCHED,
                received.check() == Received.Check.TRUST ? PulledFile.Trust.FIRST_USE : PulledFile.Trust.CHECKED);
    }

    /** What is there with the hash that is stated. */
    private @Nullable PulledFile present() throws IOException, InterruptedException {
        return sha256 != null
                        && Files.isRegularFile(slot.path())
                        && Sha256.of(slot.path()).equals(sha256)
                ? noted(
                        new Received(sha256, Files.size(slot.path()), null, Received.Check.PINNED),
                        slot.path().toString(),
                        true)
                : null;
    }

    private PulledFile copied(Path folder) throws IOException, InterruptedException {
        PulledFile present = present();
        if (present != null) {
            return present;
        }
        Path parts = Files.createDirectories(slot.folder().resolve(PartFile.FOLDER));
        Path lock = parts.resolve(slot.name() + ".lock");
        try (ExclusiveLock taken =
                ExclusiveLock.take(lock, () -> progress.note("waiting for another download of " + slot.path()))) {
            present = present();
            if (present != null) {
                return present;
            }
            List<String> tried = new ArrayList<>();
            for (String name : names()) {
                Path file = folder.resolve(name);
                if (Files.isRegularFile(file)) {
                    PullRecord.Entry theirs =
                            PullRecord.in(folder.resolve(model)).of(slot.name(), slot.origin());
                    String expected = sha256 != null || theirs == null ? sha256 : theirs.sha256();
                    String got = copy(file, expected);
                    if (expected == null || got.equals(expected)) {
                        return noted(
                                new Received(
                                        got,
                                        Files.size(slot.path()),
                                        theirs == null ? null : theirs.commit(),
                                        sha256 != null
                                                ? Received.Check.PINNED
                                                : theirs == null ? Received.Check.TRUST : theirs.check()),
                                file.toString(),
                                false);
                    }
                    tried.add(file + " has SHA-256 " + got);
                } else {
                    tried.add(file + " is not there");
                }
            }
            throw new DownloadException(label() + ": expected "
                    + (sha256 == null ? "a file" : "SHA-256 " + sha256) + " in " + folder + ", but "
                    + String.join(", ", tried));
        }
    }

    /** Copies a file; it gets its name only if it is the right one. */
    private String copy(Path file, @Nullable String expected) throws IOException {
        PartFile part = new PartFile(slot.path());
        long total = Files.size(file);
        progress.begins(label(), 0, total);
        try {
            part.begin(new PartFile.Version(file.toUri().toString(), null, null, total));
            MessageDigest digest = Sha256.digest();
            long done = 0;
            try (var in = Files.newInputStream(file);
                    FileChannel out = part.append()) {
                byte[] buffer = new byte[1 << 18];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    PartFile.write(out, buffer, n);
                    digest.update(buffer, 0, n);
                    done += n;
                    progress.arrived(done);
                }
            }
            String got = Sha256.hex(digest);
            if (expected == null || got.equals(expected)) {
                part.complete();
            } else {
                part.discard();
            }
            return got;
        } finally {
            progress.ends();
        }
    }
}
