package io.spatialforge.vision.model.store;

import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelFile;
import io.spatialforge.vision.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder that models are kept in: {@code MODEL/FILE}, and in {@code MODEL/pulled.json} where each file came from.
 *
 * <p>A file is given out only with the hash it should have: the catalogue's, or where that states none the one that was
 * recorded when it first came. It is read through for that once, and again only when its size or time has changed. Files may
 * also be put there by hand. Safe for several threads and processes.
 */
public final class ModelStore {

    private final Path root;

    /** What this process has found out itself, for folders in which nothing can be recorded. */
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    private ModelStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * The store in a folder, which need not be there yet.
     *
     * @param folder null for {@linkplain #usualFolder the usual one}
     */
    public static ModelStore at(@Nullable Path folder) {
        return new ModelStore(folder == null ? usualFolder(System.getenv()) : folder);
    }

    /**
     * Where models are kept unless someone says otherwise: {@code $SPATIALFORGE_MODELS}, else
     * {@code $XDG_CACHE_HOME/spatialforge/models}, else {@code ~/.cache/spatialforge/models}.
     */
    public static Path usualFolder(Map<String, String> environment) {
        String named = environment.getOrDefault("SPATIALFORGE_MODELS", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path cache = caches.isBlank() || !Path.of(caches).isAbsolute()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(caches);
        return cache.resolve("spatialforge").resolve("models");
    }

    public Path folder() {
        return root;
    }

    /**
     * The files of a model by the names of {@link ModelSpec#files}, each with the content it should have.
     *
     * @throws ModelException if one is missing or another; the message says how to get it
     */
    public Map<String, Path> files(ModelSpec spec) {
        Map<String, Path> paths = new LinkedHashMap<>();
        stored(spec).forEach((name, file) -> paths.put(name, file.path()));
        return paths;
    }

    /**
     * The SHA-256 of each file of a model, by the same names: what a model's identity is made of, without reading its files.
     *
     * @throws ModelException as {@link #files} does
     */
    public Map<String, String> sha256(ModelSpec spec) {
        Map<String, String> hashes = new LinkedHashMap<>();
        stored(spec).forEach((name, file) -> hashes.put(name, file.sha256()));
        return hashes;
    }

    /** Files and hashes together. */
    public Map<String, StoredFile> stored(ModelSpec spec) {
        Path kept = folder();
        if (Files.exists(kept) && !(Files.isReadable(kept) && Files.isExecutable(kept))) {
            throw new ModelException("the models in " + kept
                    + " can't be read; give yourself the right to, or keep models in another folder (SPATIALFORGE_MODELS,"
                    + " perceive.folder)");
        }
        Map<String, StoredFile> stored = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Slot slot : slots(spec)) {
            if (!Files.isRegularFile(slot.path())) {
                missing.add(missing(slot));
                continue;
            }
            CheckedFile checked = checked(slot, Reading.WHERE_CHANGED);
            switch (checked.state()) {
                case RIGHT -> stored.put(slot.key(), given(checked));
                case WRONG -> throw new ModelException(wrong(spec, checked));
                case MISSING -> missing.add(missing(slot));
                case UNKNOWN ->
                    throw new ModelException("model '" + spec.id() + "': nothing is known of " + slot.path()
                            + ": neither the catalogue states its SHA-256 nor was it pulled; get it with"
                            + " `spatialforge models pull " + spec.id() + "`");
            }
        }
        if (!missing.isEmpty()) {
            throw new ModelException("model '" + spec.id() + "' is not here; get it with `spatialforge models pull "
                    + spec.id() + "`, or put " + String.join(", and ", missing));
        }
        return stored;
    }

    private static StoredFile given(CheckedFile checked) {
        String sha256 = checked.found();
        if (sha256 == null) {
            throw new IllegalStateException(checked.path() + " was not read");
        }
        try {
            return new StoredFile(checked.path(), sha256, Files.size(checked.path()));
        } catch (IOException e) {
            throw new ModelException(checked.path() + ": can't be read: " + e.getMessage(), e);
        }
    }

    private static String missing(Slot slot) {
        String hash = slot.file().sha256();
        Long bytes = slot.bytes();
        return slot.path().getFileName()
                + (bytes == null ? "" : " of %,d bytes".formatted(bytes))
                + (hash == null ? "" : " with SHA-256 " + hash)
                + " (from " + slot.origin() + ") into " + slot.path().getParent();
    }

    private static String wrong(ModelSpec spec, CheckedFile checked) {
        return "model '" + spec.id() + "': " + checked.path() + " has SHA-256 " + checked.found() + ", expected "
                + checked.expected() + "; it is not used; `spatialforge models pull " + spec.id() + "` replaces it";
    }

    /** How much of a model is here. */
    public enum Presence {
        HERE("here"),
        PARTLY("partly"),
        ABSENT("absent");

        private final String id;

        Presence(String id) {
            this.id = id;
        }

        /** The stable name. */
        public String id() {
            return id;
        }
    }

    /** Whether the files of a model are there, by name and size: nothing is read. */
    public Presence presence(ModelSpec spec) {
        int there = 0;
        List<Slot> slots = slots(spec);
        for (Slot slot : slots) {
            Long bytes = slot.bytes();
            try {
                there +=
                        Files.isRegularFile(slot.path()) && (bytes == null || Files.size(slot.path()) == bytes) ? 1 : 0;
            } catch (IOException e) {
                // counts as absent
            }
        }
        return there == slots.size() ? Presence.HERE : there == 0 ? Presence.ABSENT : Presence.PARTLY;
    }

    /** Reads all files of a model through, whatever is recorded of them. */
    public List<CheckedFile> verify(ModelSpec spec) {
        return slots(spec).stream().map(slot -> checked(slot, Reading.ALWAYS)).toList();
    }

    /**
     * Gets all files of a model that are not here with the right content.
     *
     * @throws DownloadException if one can't be had or is another; nothing wrong is left under its name then
     */
    public List<PulledFile> pull(ModelSpec spec, PullSource from, Downloads downloads, DownloadProgress progress)
            throws InterruptedException {
        List<PulledFile> pulled = new ArrayList<>();
        for (Slot slot : slots(spec)) {
            pulled.add(
                    slot.file() instanceof ModelFile.OnDisk
                            ? atHand(slot)
                            : new ModelPull(spec.id(), slot, downloads, progress).from(from));
        }
        return pulled;
    }

    private PulledFile atHand(Slot slot) {
        CheckedFile checked = checked(slot, Reading.WHERE_CHANGED);
        String expected = checked.expected();
        String found = checked.found();
        if (found == null) {
            throw new DownloadException(slot.path() + " is not there; the catalogue names it as a file at hand");
        }
        if (expected != null && !expected.equals(found)) {
            throw new DownloadException(slot.path() + ": expected SHA-256 " + expected + ", got " + found);
        }
        StoredFile file = given(checked);
        return new PulledFile(
                slot.path(),
                found,
                file.bytes(),
                slot.path().toString(),
                null,
                PulledFile.Deed.NOTHING,
                PulledFile.Trust.CHECKED);
    }

    private List<Slot> slots(ModelSpec spec) {
        List<Slot> slots = new ArrayList<>();
        Map<Path, Slot> taken = new LinkedHashMap<>();
        spec.files().forEach((key, file) -> {
            Path path = file instanceof ModelFile.OnDisk here
                    ? here.path().toAbsolutePath()
                    : root.resolve(spec.id()).resolve(file.name());
            Slot slot = new Slot(key, file, path);
            Slot other = taken.put(path, slot);
            if (other != null && !other.file().equals(file)) {
                throw new ModelException("model '" + spec.id() + "': its files '" + other.key() + "' and '" + key
                        + "' are both called " + file.name() + "; only one can be kept by that name");
            }
            slots.add(slot);
        });
        return slots;
    }

    /** When a file is read through. */
    private enum Reading {
        ALWAYS,
        WHERE_CHANGED
    }

    /** What a file was when this process read it. */
    private record Seen(long bytes, String modified, String sha256) {}

    private CheckedFile checked(Slot slot, Reading reading) {
        Path path = slot.path();
        boolean kept = !(slot.file() instanceof ModelFile.OnDisk);
        Path records = kept ? slot.folder() : root.resolve(".at-hand");
        String recordName = kept ? slot.name() : path.toString();
        PullRecord.Entry entry = PullRecord.in(records).of(recordName, slot.origin());
        String stated = slot.file().sha256();
        String expected = stated == null && kept && entry != null ? entry.sha256() : stated;
        try {
            if (!Files.isRegularFile(path)) {
                return new CheckedFile(path, expected, null, CheckedFile.State.MISSING);
            }
            long bytes = Files.size(path);
            String modified = Files.getLastModifiedTime(path).toString();
            String found = reading == Reading.ALWAYS ? null : known(path, entry, bytes, modified);
            if (found == null) {
                found = Sha256.of(path);
                seen.put(path, new Seen(bytes, modified, found));
                if (expected == null ? !kept : found.equals(expected)) {
                    remember(records, recordName, slot, entry, new Seen(bytes, modified, found));
                }
            }
            return new CheckedFile(path, expected, found, state(expected, found, kept));
        } catch (IOException e) {
            throw new ModelException(path + ": can't be read: " + e.getMessage(), e);
        }
    }

    private static CheckedFile.State state(@Nullable String expected, String found, boolean kept) {
        if (expected == null) {
            return kept ? CheckedFile.State.UNKNOWN : CheckedFile.State.RIGHT;
        }
        return found.equals(expected) ? CheckedFile.State.RIGHT : CheckedFile.State.WRONG;
    }

    private @Nullable String known(Path path, PullRecord.@Nullable Entry entry, long bytes, String modified) {
        if (entry != null && entry.bytes() == bytes && entry.modified().equals(modified)) {
            return entry.sha256();
        }
        Seen here = seen.get(path);
        return here != null && here.bytes() == bytes && here.modified().equals(modified) ? here.sha256() : null;
    }

    /** Spares the next process the reading; where the folder can't be written, it reads again. */
    private static void remember(Path records, String name, Slot slot, PullRecord.@Nullable Entry entry, Seen found) {
        boolean same = entry != null && entry.sha256().equals(found.sha256());
        PullRecord.Entry next = same && entry != null
                ? entry.seen(found.bytes(), found.modified())
                : new PullRecord.Entry(
                        found.sha256(),
                        found.bytes(),
                        slot.origin(),
                        slot.path().toString(),
                        null,
                        slot.file().sha256() == null ? Received.Check.TRUST : Received.Check.PINNED,
                        PullRecord.now(),
                        found.modified());
        try {
            PullRecord.note(records, name, next);
        } catch (IOException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
