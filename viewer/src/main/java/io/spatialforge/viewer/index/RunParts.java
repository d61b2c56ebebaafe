package io.spatialforge.viewer.index;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The files of a run that are indexed, as its markers name them, in the order in which their lines are numbered: shard by
 * shard, so that what belongs to one image lies together.
 *
 * @param shards the run's
 * @param pairs of {@code qa/}, one a shard
 * @param drops of {@code dropped/}, for each shard those of all stages
 * @param fingerprint changes with whatever is in them, in lower-case hex
 */
record RunParts(Shards shards, List<Part> pairs, List<Part> drops, String fingerprint) {

    /** Goes up where other tables are made of the same lines. */
    private static final String VERSION = "spatialforge index 4";

    RunParts {
        pairs = List.copyOf(pairs);
        drops = List.copyOf(drops);
    }

    /**
     * One file.
     *
     * @param path as the run's store takes it
     * @param first number of its first line among all of its kind, from 0
     */
    record Part(String path, int shard, long first, long lines) {

        long end() {
            return first + lines;
        }
    }

    static RunParts of(FinishedRun run) throws IOException {
        return ofFirst(run, run.shards().count());
    }

    /** Only the parts of the first shards. */
    static RunParts ofFirst(FinishedRun run, int shards) throws IOException {
        Parts parts = new Parts();
        Markers markers = new Markers(run.folder());
        for (int shard = 0; shard < Math.min(shards, run.shards().count()); shard++) {
            for (Stage stage : Stage.values()) {
                Optional<Marker> marker = markers.find(stage.id(), shard);
                if (marker.isPresent() && marker.get().shards() == run.shards().count()) {
                    parts.add(stage, shard, marker.get());
                }
            }
        }
        return new RunParts(run.shards(), parts.pairs, parts.drops, parts.fingerprint());
    }

    /** How many pairs there are. */
    long pairLines() {
        return end(pairs);
    }

    /** How many drops were written. */
    long dropLines() {
        return end(drops);
    }

    /** The part that the line of a number is in. */
    static Optional<Part> holding(List<Part> parts, long number) {
        int low = 0;
        int high = parts.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Part part = parts.get(middle);
            if (number < part.first()) {
                high = middle - 1;
            } else if (number >= part.end()) {
                low = middle + 1;
            } else {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static long end(List<Part> parts) {
        return parts.isEmpty() ? 0 : parts.getLast().end();
    }

    private static final class Parts {

        private final List<Part> pairs = new ArrayList<>();
        private final List<Part> drops = new ArrayList<>();
        private final MessageDigest digest;

        Parts() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            update(VERSION);
        }

        void add(Stage stage, int shard, Marker marker) {
            for (Marker.Output output : marker.outputs()) {
                boolean isPairs = output.folder().equals(RunFolder.QA);
                if (isPairs || output.folder().equals(RunFolder.dropped(stage.id()))) {
                    List<Part> parts = isPairs ? pairs : drops;
                    parts.add(new Part(output.path(), shard, end(parts), output.lines()));
                    update(output.path() + " " + output.lines() + " " + output.sha256());
                }
            }
        }

        private void update(String line) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }

        String fingerprint() {
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        }
    }
}
