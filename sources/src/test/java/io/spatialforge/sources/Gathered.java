package io.spatialforge.sources;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A shuffle in memory: everything a source gives for a small corpus. */
public final class Gathered implements Source.RowSink {

    private final TreeMap<String, List<byte[]>> rows = new TreeMap<>();
    private final List<Drop> drops = new ArrayList<>();
    private final TreeMap<Path, Long> read = new TreeMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final TreeMap<String, Joined> joined = new TreeMap<>();
    private List<Decision> decisions = List.of();

    private Gathered() {}

    /** Scans and joins. */
    public static Gathered from(Source source) throws IOException {
        return from(source, 0);
    }

    /** Scans, brings the rows of each image into an order drawn from the seed, and joins. */
    public static Gathered from(Source source, long seed) throws IOException {
        Gathered gathered = new Gathered();
        Source.Joiner joiner = source.scan(gathered);
        gathered.decisions = joiner.decisions();
        for (Map.Entry<Path, Long> told : gathered.read.entrySet()) {
            if (told.getValue() > Files.size(told.getKey())) {
                throw new AssertionError("more was read of " + told + " than there is");
            }
        }
        gathered.rows.forEach((image, rows) -> {
            if (seed != 0) {
                Collections.shuffle(rows, new Random(seed));
            }
            gathered.joined.put(image, joiner.join(image, rows));
        });
        return gathered;
    }

    @Override
    public void row(String imageId, byte[] buffer, int offset, int length) {
        rows.computeIfAbsent(imageId, id -> new ArrayList<>()).add(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    @Override
    public void drop(Drop drop) {
        drops.add(drop);
    }

    @Override
    public void leftOut(Unit unit, Reason reason, long count) {
        leftOut.merge(unit.id() + " " + reason.id(), count, Long::sum);
    }

    @Override
    public void progressed(Path file, long bytes) {
        read.merge(file, bytes, Long::sum);
    }

    /** Bytes that the scan said it read, by file. */
    public Map<Path, Long> read() {
        return read;
    }

    public List<Decision> decisions() {
        return decisions;
    }

    /** What became of each image, by id. */
    public Map<String, Joined> joined() {
        return joined;
    }

    public Joined only() {
        if (joined.size() != 1) {
            throw new AssertionError("images: " + joined.keySet());
        }
        return joined.firstEntry().getValue();
    }

    public Scene onlyScene() {
        only();
        return scene(joined.firstKey());
    }

    public Scene scene(String id) {
        Joined image = joined.get(id);
        if (image == null || image.scene() == null) {
            throw new AssertionError("no scene " + id + ": " + image);
        }
        return image.scene();
    }

    public List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        for (Joined image : joined.values()) {
            if (image.scene() != null) {
                scenes.add(image.scene());
            }
        }
        return scenes;
    }

    /** Every drop, of the scan and then of the joins. */
    public List<Drop> drops() {
        List<Drop> all = new ArrayList<>(drops);
        joined.values().forEach(j -> all.addAll(j.drops()));
        return all;
    }

    public List<Reason> reasons() {
        return drops().stream().map(Drop::reason).toList();
    }

    public Map<String, Long> leftOut() {
        return leftOut;
    }

    public int regionsRead() {
        return joined.values().stream().mapToInt(Joined::regionsRead).sum();
    }

    public int imagesRead() {
        return joined.values().stream().mapToInt(Joined::imagesRead).sum();
    }
}
