package io.spatialforge.bench.scale;

import io.spatialforge.core.drop.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run wrote, as its markers tell.
 *
 * @param folders by their names
 * @param stages in the order in which they ended, with the time at which the last shard of each was done
 * @param images kept by ingest
 * @param imagesRead by ingest
 */
record Written(SortedMap<String, Lines> folders, List<StageEnd> stages, long images, long imagesRead) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The lines of a folder.
     *
     * @param lines how many
     * @param bytes decompressed
     * @param size on disk
     */
    record Lines(long lines, long bytes, long size) {

        static final Lines NONE = new Lines(0, 0, 0);

        Lines plus(Lines other) {
            return new Lines(lines + other.lines, bytes + other.bytes, size + other.size);
        }
    }

    /**
     * @param millis since 1970
     */
    record StageEnd(String stage, long millis) {}

    static Written of(Path run) throws IOException {
        SortedMap<String, Lines> folders = new TreeMap<>();
        List<StageEnd> stages = new ArrayList<>();
        for (Path markers : children(run.resolve("stats"))) {
            long end = 0;
            for (Path file : children(markers)) {
                if (!file.toString().endsWith(".json")) {
                    continue;
                }
                end = Math.max(end, Files.getLastModifiedTime(file).toMillis());
                for (JsonNode output : JSON.readTree(file.toFile()).path("outputs")) {
                    String path = output.path("path").asString("");
                    folders.merge(
                            path.substring(0, Math.max(0, path.lastIndexOf('/'))),
                            new Lines(
                                    output.path("lines").asLong(0),
                                    output.path("bytes").asLong(0),
                                    output.path("size").asLong(0)),
                            Lines::plus);
                }
            }
            stages.add(new StageEnd(markers.getFileName().toString(), end));
        }
        stages.sort(Comparator.comparingLong(StageEnd::millis));
        JsonNode images = JSON.readTree(run.resolve("run.json").toFile())
                .path("stages")
                .path(Stage.INGEST.id())
                .path("images");
        return new Written(
                folders,
                stages,
                images.path("kept").asLong(0),
                images.path("read").asLong(0));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }

    Lines lines(String folder) {
        return folders.getOrDefault(folder, Lines.NONE);
    }
}
