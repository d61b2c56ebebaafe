package io.spatialforge.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A finished stage.
 *
 * @param redone how many shards were run now
 * @param reused how many were finished before
 * @param markers of all shards, in their order
 */
@API(status = API.Status.EXPERIMENTAL)
public record StageSummary(String stage, RunFolder folder, int redone, int reused, List<Marker> markers) {

    public StageSummary {
        markers = List.copyOf(markers);
    }

    /** The books of all shards. */
    public Books books() {
        Books sum = new Books();
        for (Marker marker : markers) {
            sum.add(marker.books());
        }
        return sum;
    }

    /** The figures of all shards, summed in the order of shards. */
    public SortedMap<String, Double> figures() {
        SortedMap<String, Double> sum = new TreeMap<>();
        for (Marker marker : markers) {
            marker.figures().forEach((name, value) -> sum.merge(name, value, Double::sum));
        }
        return sum;
    }

    /**
     * The files the stage wrote into a folder, in the order of shards.
     *
     * @param in relative to the run folder, as in {@code scenes}
     */
    public List<Path> outputs(String in) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Marker marker : markers) {
            for (Marker.Output output : marker.outputs()) {
                if (output.path().startsWith(in + "/")) {
                    files.add(folder.store().fetch(folder.requireInside(output.path())));
                }
            }
        }
        return files;
    }

    /**
     * The file that one shard has in a folder, to be released to the folder's store.
     *
     * @throws IllegalArgumentException if the stage writes none there
     */
    public Path output(String in, int shard) throws IOException {
        for (Marker.Output output : markers.get(shard).outputs()) {
            if (output.folder().equals(in)) {
                return folder.store().fetch(folder.requireInside(output.path()));
            }
        }
        throw new IllegalArgumentException("stage " + stage + " writes nothing in " + in);
    }

    /** The hash of all that one shard wrote, for the fingerprint of the same shard of a later stage. */
    public String outputsHash(int shard) {
        return markers.get(shard).outputsHash();
    }

    /** The hash of all that the stage wrote, for the fingerprint of what reads all of it. */
    public String outputsHash() {
        Fingerprint hash = Fingerprint.of("stage", stage);
        for (Marker marker : markers) {
            hash = hash.with("shard", marker.outputsHash());
        }
        return hash.hex();
    }
}
