package io.spatialforge.engine;

import io.spatialforge.records.RecordException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The markers of a run folder: what is finished, and whether that is still so. */
public final class Markers {

    private static final Logger LOG = LoggerFactory.getLogger(Markers.class);
    private static final Pattern MARKER = Pattern.compile("[0-9]{5}\\.json");

    /** Lines of a shard, in a store of an attempt at it, placed or not. */
    private static final Pattern LINES =
            Pattern.compile("\\.?[0-9]{5}-of-[0-9]{5}(\\.[^.]+)?\\.jsonl\\.zst(\\.[^.]+\\.tmp)?");

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
        String file = RunFolder.marker(stage, shard);
        Optional<byte[]> found = folder.store().read(file);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            Marker marker = Marker.ofJson(found.get());
            if (marker.stage().equals(stage) && marker.shard() == shard) {
                return Optional.of(marker);
            }
            LOG.debug(
                    "{} is the marker of stage {}, shard {}",
                    folder.store().location() + "/" + file,
                    marker.stage(),
                    marker.shard());
        } catch (RecordException e) {
            LOG.debug("{} is no marker and is ignored: {}", folder.store().location() + "/" + file, e.getMessage());
        }
        return Optional.empty();
    }

    /** The markers there are of a stage, whether or not what they stand for is still valid. */
    public List<Marker> there(String stage) throws IOException {
        List<Marker> markers = new ArrayList<>();
        for (String name : folder.store().list(RunFolder.markers(stage))) {
            if (MARKER.matcher(name).matches()) {
                find(stage, Integer.parseInt(name.substring(0, 5))).ifPresent(markers::add);
            }
        }
        return markers;
    }

    /**
     * Which of these things a finished shard depends on otherwise, as in "margins changed"; empty where on none.
     *
     * @param some of the parts of a fingerprint
     */
    public static String changes(Marker marker, Fingerprint some) {
        SortedMap<String, String> before = new TreeMap<>(marker.parts());
        SortedMap<String, String> now = some.parts();
        before.keySet().retainAll(now.keySet());
        if (before.equals(now)) {
            return "";
        }
        Reasons reasons = new Reasons();
        reasons.changed(before, now);
        return reasons.text();
    }

    /** Whether there is a file where the marker of a shard would be, whatever is in it. */
    boolean isThere(String stage, int shard) throws IOException {
        return folder.store().size(RunFolder.marker(stage, shard)).isPresent();
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
                throw new IllegalStateException("stage " + stage + " is not finished in "
                        + folder.store().location() + ": shard " + shards.name(shard) + " has no marker");
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
            OptionalLong size = folder.store().size(folder.requireInside(output.path()));
            if (size.isEmpty()) {
                return Optional.of(output.path() + " is missing");
            }
            if (size.getAsLong() != output.size()) {
                return Optional.of(output.path() + " has " + size.getAsLong() + " bytes, not " + output.size());
            }
            if (check == Check.CONTENT) {
                Path file = folder.store().fetch(output.path());
                try {
                    if (!LineReader.sha256(file).equals(output.sha256())) {
                        return Optional.of(output.path() + " has other content than was written");
                    }
                } catch (CorruptFileException e) {
                    return Optional.of(String.valueOf(e.getMessage()));
                } finally {
                    folder.store().release(file);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The shard that wrote a file; none if no marker names it.
     *
     * @param file in the run folder
     * @param stages in which to look
     */
    public Optional<Marker> writerOf(Path file, List<String> stages) throws IOException {
        Optional<String> relative = folder.store().name(file.toAbsolutePath().normalize());
        if (relative.isEmpty()) {
            return Optional.empty();
        }
        for (String stage : stages) {
            for (String name : folder.store().list(RunFolder.markers(stage))) {
                if (MARKER.matcher(name).matches()) {
                    Optional<Marker> marker = find(stage, Integer.parseInt(name.substring(0, 5)));
                    if (marker.isPresent()
                            && marker.get().outputs().stream()
                                    .anyMatch(output -> output.path().equals(relative.get()))) {
                        return marker;
                    }
                }
            }
        }
        return Optional.empty();
    }

    void write(Marker marker) throws IOException {
        folder.store().write(RunFolder.marker(marker.stage(), marker.shard()), marker.toJson());
    }

    /** Takes back a shard: first its marker, so that nothing is believed of it, then what it wrote. */
    public void discard(String stage, int shard) throws IOException {
        Optional<Marker> marker = find(stage, shard);
        folder.store().delete(RunFolder.marker(stage, shard));
        if (marker.isPresent()) {
            for (Marker.Output output : marker.get().outputs()) {
                folder.store().delete(folder.requireInside(output.path()));
            }
        }
    }

    /** Takes back shards of a stage that was once run with more of them. */
    void discardBeyond(String stage, Shards shards) throws IOException {
        List<Integer> beyond = new ArrayList<>();
        for (String name : folder.store().list(RunFolder.markers(stage))) {
            if (MARKER.matcher(name).matches()) {
                int shard = Integer.parseInt(name.substring(0, 5));
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
        Set<String> named = new HashSet<>();
        Set<String> folders = new TreeSet<>();
        for (Marker marker : finished) {
            for (Marker.Output output : marker.outputs()) {
                String path = folder.requireInside(output.path());
                named.add(path);
                folders.add(path.substring(0, path.lastIndexOf('/')));
            }
        }
        for (String each : folders) {
            for (String name : folder.store().list(each)) {
                String path = each + "/" + name;
                if (LINES.matcher(name).matches() && !named.contains(path)) {
                    LOG.info("{} is of no finished shard and is deleted", path);
                    folder.store().delete(path);
                }
            }
        }
    }
}
