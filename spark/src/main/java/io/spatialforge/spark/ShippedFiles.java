package io.spatialforge.spark;

import io.spatialforge.engine.Sha256;
import io.spatialforge.pipeline.StageFiles;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Models and lists that Spark brings to each executor once.
 *
 * @param files by the names of {@link StageFiles}
 */
record ShippedFiles(TreeMap<String, Shipped> files) implements Serializable {

    /**
     * A file.
     *
     * @param sent how it is called among the files that Spark brings
     * @param sha256 of its bytes
     * @param folder a number of its own for each folder on the driver: a graph finds its weights beside it
     * @param name in that folder
     */
    record Shipped(String sent, String sha256, int folder, String name) implements Serializable {}

    /**
     * Gives files to Spark, which sends them with the first task of each executor.
     *
     * @param scratch a folder of the driver that stays until the run ends
     */
    static ShippedFiles send(StageFiles files, JavaSparkContext spark, Path scratch) throws IOException {
        TreeMap<String, Shipped> shipped = new TreeMap<>();
        Map<Path, Integer> folders = new HashMap<>();
        for (Map.Entry<String, Path> file : files.paths().entrySet()) {
            Path path = file.getValue().toAbsolutePath();
            String name = String.valueOf(path.getFileName());
            String sha256 = Sha256.of(path);
            Path link = scratch.resolve(sha256.substring(0, 16) + "-" + name);
            if (!Files.exists(link)) {
                link(link, path);
                spark.addFile(link.toUri().toString());
            }
            int folder = folders.computeIfAbsent(path.resolveSibling(""), unused -> folders.size());
            shipped.put(file.getKey(), new Shipped(String.valueOf(link.getFileName()), sha256, folder, name));
        }
        return new ShippedFiles(shipped);
    }

    /**
     * The files on this executor, each under its own name beside those it lay beside on the driver.
     *
     * @throws IOException if one did not arrive as it was sent
     */
    StageFiles here() throws IOException {
        synchronized (ShippedFiles.class) { // two stages may open at a time, of which one is late
            return placed();
        }
    }

    private StageFiles placed() throws IOException {
        Path root = Path.of(SparkFiles.getRootDirectory()).toAbsolutePath().normalize();
        TreeMap<String, Path> paths = new TreeMap<>();
        for (Map.Entry<String, Shipped> file : files.entrySet()) {
            Shipped shipped = file.getValue();
            Path arrived = root.resolve(shipped.sent());
            Path here = root.resolve("spatialforge-files")
                    .resolve(Integer.toString(shipped.folder()))
                    .resolve(shipped.name());
            if (!Files.exists(here)) {
                String found = Sha256.of(arrived);
                if (!found.equals(shipped.sha256())) {
                    throw new IOException("%s: expected SHA-256 %s, got %s; the file was damaged on its way to %s"
                            .formatted(arrived, shipped.sha256(), found, Executor.describe()));
                }
                Files.createDirectories(here.resolveSibling(""));
                link(here, arrived);
            }
            paths.put(file.getKey(), here);
        }
        return new StageFiles(paths);
    }

    /** Gives a file a second name; where the disk knows no links, a copy. */
    private static void link(Path link, Path file) throws IOException {
        try {
            Files.createSymbolicLink(link, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, link);
        }
    }
}
