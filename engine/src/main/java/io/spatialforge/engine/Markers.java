package io.spatialforge.engine;

import io.spatialforge.records.RecordException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The markers of a run folder: what is finished, and whether that is still so. */
public final class Markers {

    private static final Logger LOG = LoggerFactory.getLogger(Markers.class);

    /** How closely outputs are looked at before a marker is believed. */
    public enum Check {
        /** Each file has the size recorded. */
        SIZES,
        /** Each file also decompresses to the hash recorded; reads everything. */
        CONTENT
    }

    private final RunFolder folder;

    public Markers(RunFolder folder) {
        this.folder = folder;
    }

    /** The marker of a shard; none where there is none, or what is there is no marker of it. */
    public Optional<Marker> find(String stage, int shard) throws IOException {
        Path file = folder.marker(stage, shard);
        byte[] json;
        try {
            json = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            Marker marker = Marker.ofJson(json);
            if (marker.stage().equals(stage) && marker.shard() == shard) {
                return Optional.of(marker);
            }
            LOG.warn("{} is the marker of stage {}, shard {}", file, marker.stage(), marker.shard());
        } catch (RecordException e) {
            LOG.warn("{} is no marker and is ignored: {}", file, e.getMessage());
        }
        return Optional.empty();
    }

    /**
     * The markers of all shards of a finished stage.
     *
     * @throws IllegalStateException if a shard has none, or one of another number of shards
     */
    public List<Marker> all(String stage, Shards shards) throws IOException {
        List<Marker> markers = new ArrayList<>(shards.count());
        for (int shard = 0; shard < shards.count(); shard++) {
            Optional<Marker> marker = find(stage, shard);
            if (marker.isEmpty() || marker.get().shards() != shards.count()) {
                throw new IllegalStateException("stage " + stage + " is not finished in " + folder.root() + ": shard "
                        + shards.name(shard) + " has no marker");
            }
            markers.add(marker.get());
        }
        return markers;
    }

    /** Of how many shards a stage is, by its first marker; none where it never ran. */
    public Optional<Shards> shards(String stage) throws IOException {
        return find(stage, 0).map(marker -> new Shards(marker.shards()));
    }

    /** Says what is wrong with a marker's outputs; none where they are as recorded. */
    public Optional<String> fault(Marker marker, Check check) throws IOException {
        for (Marker.Output output : marker.outputs()) {
            Path file = folder.inside(output.path());
            if (!Files.isRegularFile(file)) {
                return Optional.of(output.path() + " is missing");
            }
            if (Files.size(file) != output.size()) {
                return Optional.of(output.path() + " has " + Files.size(file) + " bytes, not " + output.size());
            }
            if (check == Check.CONTENT) {
                try {
                    if (!LineReader.sha256(file).equals(output.sha256())) {
                        return Optional.of(output.path() + " has other content than was written");
                    }
                } catch (CorruptFileException e) {
                    return Optional.of(String.valueOf(e.getMessage()));
                }
            }
        }
        return Optional.empty();
    }

    void write(Marker marker) throws IOException {
        AtomicFile.write(folder.marker(marker.stage(), marker.shard()), marker.toJson());
    }

    /** Takes back a shard: first its marker, so that nothing is believed of it, then what it wrote. */
    public void discard(String stage, int shard) throws IOException {
        Optional<Marker> marker = find(stage, shard);
        Files.deleteIfExists(folder.marker(stage, shard));
        if (marker.isPresent()) {
            for (Marker.Output output : marker.get().outputs()) {
                Files.deleteIfExists(folder.inside(output.path()));
            }
        }
    }

    /** Takes back shards of a stage that was once run with more of them. */
    void discardBeyond(String stage, Shards shards) throws IOException {
        Path stats = folder.stats(stage);
        if (!Files.isDirectory(stats)) {
            return;
        }
        List<Integer> beyond = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(stats, "[0-9][0-9][0-9][0-9][0-9].json")) {
            for (Path file : files) {
                int shard = Integer.parseInt(file.getFileName().toString().substring(0, 5));
                if (shard >= shards.count()) {
                    beyond.add(shard);
                }
            }
        }
        for (int shard : beyond) {
            discard(stage, shard);
        }
    }

    /**
     * Deletes, in the folders a finished stage writes to, lines that none of its markers names: those of an attempt that
     * was killed between its files and its marker when the run had another number of shards.
     */
    void tidy(List<Marker> finished) throws IOException {
        Set<Path> named = new HashSet<>();
        Set<Path> folders = new HashSet<>();
        for (Marker marker : finished) {
            for (Marker.Output output : marker.outputs()) {
                Path file = folder.inside(output.path());
                named.add(file);
                folders.add(Objects.requireNonNull(file.getParent()));
            }
        }
        List<Path> orphans = new ArrayList<>();
        for (Path each : folders) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(each, "?????-of-?????.jsonl.zst")) {
                for (Path file : files) {
                    if (!named.contains(file)) {
                        orphans.add(file);
                    }
                }
            }
        }
        for (Path orphan : orphans) {
            LOG.info("{} is of no finished shard and is deleted", orphan);
            Files.delete(orphan);
        }
    }
}
