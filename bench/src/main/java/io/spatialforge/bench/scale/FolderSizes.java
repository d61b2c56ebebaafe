package io.spatialforge.bench.scale;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many bytes lie in a folder, by the folders in it.
 *
 * @param bytes by the first two parts of the path below the root, as in {@code work/ingested}; files of the root are "."
 */
public record FolderSizes(SortedMap<String, Long> bytes) {

    /** Sizes of the files that are there; those that vanish meanwhile are left out. */
    public static FolderSizes of(Path root) throws IOException {
        SortedMap<String, Long> bytes = new TreeMap<>();
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path below = root.relativize(file).getParent();
                    String folder = below == null
                            ? "."
                            : below.subpath(0, Math.min(2, below.getNameCount()))
                                    .toString();
                    bytes.merge(folder, attributes.size(), Long::sum);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return new FolderSizes(bytes);
    }

    public long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Bytes in a folder of the root and all in it. */
    public long below(String folder) {
        long sum = 0;
        for (var entry : bytes.entrySet()) {
            if (entry.getKey().equals(folder) || entry.getKey().startsWith(folder + "/")) {
                sum += entry.getValue();
            }
        }
        return sum;
    }
}
