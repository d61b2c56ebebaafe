package io.spatialforge.sources.openimages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a corpus by what they say.
 *
 * @param byRole roles without files are left out
 */
public record OpenImagesFiles(Map<OpenImagesRole, List<Path>> byRole) {

    /** A subset's folder below the corpus's is looked into, such as V3's {@code train}. */
    private static final int DEPTH = 2;

    public OpenImagesFiles {
        Map<OpenImagesRole, List<Path>> copy = new EnumMap<>(OpenImagesRole.class);
        byRole.forEach((role, files) -> {
            if (!files.isEmpty()) {
                copy.put(role, List.copyOf(files));
            }
        });
        byRole = Collections.unmodifiableMap(copy);
    }

    /**
     * The files of a folder that have the names they are published under. Where a file of one subset is there in several
     * releases, the newest is taken, because its rows are those of the others.
     *
     * @throws IOException if the folder can't be listed
     */
    public static OpenImagesFiles discover(Path folder) throws IOException {
        Map<OpenImagesRole, TreeMap<String, Path>> newest = new EnumMap<>(OpenImagesRole.class);
        try (Stream<Path> paths = Files.walk(folder, DEPTH)) {
            for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                String name = path.getFileName().toString();
                for (OpenImagesRole role : OpenImagesRole.values()) {
                    if (role.isNamed(name) && Files.isDirectory(path) == (role == OpenImagesRole.MASKS)) {
                        newest.computeIfAbsent(role, r -> new TreeMap<>())
                                .merge(subset(folder, path, role), path, (a, b) -> release(a) > release(b) ? a : b);
                    }
                }
            }
        }
        Map<OpenImagesRole, List<Path>> found = new EnumMap<>(OpenImagesRole.class);
        newest.forEach((role, bySubset) -> found.put(role, new ArrayList<>(bySubset.values())));
        return new OpenImagesFiles(found);
    }

    /** What distinguishes a file from others of its role that say something else. */
    private static String subset(Path folder, Path path, OpenImagesRole role) {
        if (role == OpenImagesRole.HIERARCHY || role == OpenImagesRole.CLASSES) {
            return "";
        }
        String below = folder.relativize(path).toString().replaceAll("oidv\\d+-|\\.gz$|-boxable", "");
        return below.replaceAll("(^|[/\\\\])val-", "$1validation-");
    }

    /** Boxable files before whole ones, new releases before old ones, plain files before packed ones. */
    private static int release(Path path) {
        String name = path.getFileName().toString();
        int version = name.startsWith("oidv") ? Character.digit(name.charAt(4), 10) : 0;
        return (name.contains("-boxable") ? 100 : 0) + 2 * version + (name.endsWith(".gz") ? 0 : 1);
    }

    /** These files, and for roles that have none those of the others. */
    public OpenImagesFiles orElse(OpenImagesFiles others) {
        Map<OpenImagesRole, List<Path>> all = new EnumMap<>(OpenImagesRole.class);
        all.putAll(others.byRole);
        all.putAll(byRole);
        return new OpenImagesFiles(all);
    }

    List<Path> of(OpenImagesRole role) {
        return byRole.getOrDefault(role, List.of());
    }

    boolean has(OpenImagesRole role) {
        return byRole.containsKey(role);
    }

    /** For a person: which files there are for each role, and what it costs that there are none. */
    public List<String> described() {
        List<String> lines = new ArrayList<>();
        for (OpenImagesRole role : OpenImagesRole.values()) {
            List<String> names =
                    of(role).stream().map(p -> p.getFileName().toString()).toList();
            lines.add(role.id() + ": " + (names.isEmpty() ? "none, " + role.loss() : String.join(", ", names)));
        }
        return lines;
    }
}
