package io.spatialforge.bench.kills;

import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run folder as a process left it.
 *
 * @param markers which file each marker is: written again, it would be another
 * @param faults whatever is under a final name and not whole
 */
record FolderState(SortedMap<Shard, String> markers, List<String> faults) {

    /** A shard of a stage. */
    record Shard(String stage, int number) implements Comparable<Shard> {

        @Override
        public int compareTo(Shard other) {
            int byStage = stage.compareTo(other.stage);
            return byStage != 0 ? byStage : Integer.compare(number, other.number);
        }
    }

    static FolderState empty() {
        return new FolderState(new TreeMap<>(), List.of());
    }

    /** Reads every file of the folder. */
    static FolderState of(Path root) throws IOException {
        SortedMap<Shard, String> markers = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return new FolderState(markers, faults);
        }
        RunFolder folder = new RunFolder(root);
        Markers store = new Markers(folder);
        Set<Path> read = new HashSet<>();
        for (Path file : files(root)) {
            Path relative = root.relativize(file);
            String name = relative.getFileName().toString();
            if (isUnfinished(file)) {
                continue;
            }
            if (relative.startsWith("stats")) {
                Shard shard = new Shard(
                        relative.getName(1).toString(), Integer.parseInt(name.substring(0, name.indexOf('.'))));
                markers.put(shard, identity(file));
                Optional<Marker> marker = store.find(shard.stage, shard.number);
                if (marker.isEmpty()) {
                    faults.add(relative + " is no marker");
                    continue;
                }
                store.fault(marker.get(), Markers.Check.CONTENT)
                        .ifPresent(fault -> faults.add(relative + ": " + fault));
                marker.get().outputs().forEach(output -> read.add(root.resolve(output.path())));
            }
        }
        for (Path file : files(root)) {
            String name = file.getFileName().toString();
            if (!isUnfinished(file) && !read.contains(file)) {
                try {
                    if (name.endsWith(".zst")) {
                        lines(file);
                    } else if (name.endsWith(".json")) {
                        JsonMapper.shared().readTree(Files.readAllBytes(file));
                    }
                } catch (IOException | JacksonException e) {
                    faults.add(root.relativize(file) + " is not whole: " + e.getMessage());
                }
            }
        }
        return new FolderState(markers, faults);
    }

    /** Files that no process of a finished run may leave. */
    static List<String> leftovers(Path root) throws IOException {
        List<String> left = new ArrayList<>();
        for (Path file : files(root)) {
            if (isUnfinished(file) || root.relativize(file).startsWith(Path.of("work", "tmp"))) {
                left.add(root.relativize(file).toString());
            }
        }
        return left;
    }

    /** Every line of what a run is for, by the file. */
    static Map<String, List<String>> lines(Path root, List<String> folders) throws IOException {
        Map<String, List<String>> all = new TreeMap<>();
        for (String folder : folders) {
            if (Files.isDirectory(root.resolve(folder))) {
                for (Path file : files(root.resolve(folder))) {
                    all.put(root.relativize(file).toString(), lines(file));
                }
            }
        }
        return all;
    }

    /** In how many lines two runs differ, lines that only one of them has included. */
    static long differing(Map<String, List<String>> a, Map<String, List<String>> b) {
        Set<String> names = new HashSet<>(a.keySet());
        names.addAll(b.keySet());
        long differing = 0;
        for (String name : names) {
            List<String> left = a.getOrDefault(name, List.of());
            List<String> right = b.getOrDefault(name, List.of());
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                if (i >= left.size() || i >= right.size() || !left.get(i).equals(right.get(i))) {
                    differing++;
                }
            }
            if (!a.containsKey(name) || !b.containsKey(name)) {
                differing++;
            }
        }
        return differing;
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineReader reader = LineReader.open(file)) {
            while (reader.next()) {
                lines.add(new String(reader.line(), StandardCharsets.UTF_8));
            }
        }
        return lines;
    }

    private static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(".tmp");
    }

    private static String identity(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.fileKey() + " " + attributes.lastModifiedTime();
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
