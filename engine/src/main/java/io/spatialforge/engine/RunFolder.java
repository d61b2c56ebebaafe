package io.spatialforge.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Where a run keeps what.
 *
 * <pre>
 * run.json
 * scenes/00000-of-000NN.jsonl.zst
 * perception/00000-of-000NN.jsonl.zst   what models told of photographs
 * qa/00000-of-000NN.jsonl.zst
 * dropped/&lt;stage&gt;/00000-of-000NN.jsonl.zst
 * stats/&lt;stage&gt;/00000.json        the markers
 * work/…                          what a later stage or a resumed run needs, and no user
 * export/&lt;dialect&gt;/…
 * </pre>
 *
 * @param root the folder; where the run lies elsewhere, a local folder through which its files come and go
 * @param store where the files lie for good
 */
@API(status = API.Status.EXPERIMENTAL)
public record RunFolder(Path root, RunStore store) {

    public static final String SCENES = "scenes";
    public static final String QA = "qa";
    public static final String PERCEPTION = "perception";

    public static final String RUN_JSON = "run.json";

    private static final String INPUTS = "work/inputs.json";
    private static final String COPIES = "work/copies.jsonl";
    private static final String LINES = ".jsonl.zst";

    public RunFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** A folder on a local disk. */
    public RunFolder(Path root) {
        this(root, new LocalRunStore(root.toAbsolutePath().normalize()));
    }

    /**
     * Opens the folder, which is made if need be.
     *
     * @throws IOException if there is a file of that name, or the folder can't be made
     */
    public static RunFolder create(Path root) throws IOException {
        Files.createDirectories(root);
        return new RunFolder(root);
    }

    /**
     * Takes the folder for this process and sweeps away what a killed one left unfinished.
     *
     * @throws RunInUseException if another process, or another part of this one, has it
     */
    public RunLock lock() throws IOException {
        RunLock lock = RunLock.take(lockFile(), root, store.location());
        boolean swept = false;
        try {
            sweep();
            swept = true;
        } finally {
            if (!swept) {
                lock.close();
            }
        }
        return lock;
    }

    /** What {@link #lock} holds. */
    public Path lockFile() {
        return root.resolve(".lock");
    }

    public Path runJson() {
        return root.resolve(RUN_JSON);
    }

    /** The cache of {@link InputHashes}. */
    public Path inputs() {
        return root.resolve(INPUTS);
    }

    /** Which images are copies of one another. */
    public Path copies() {
        return root.resolve(COPIES);
    }

    /**
     * Brings a file that is no stage's output to where this machine reads it; where the run lies here, it is there.
     *
     * @param file as this folder names it, as {@link #copies}
     */
    public Path recalled(Path file) throws IOException {
        store.recall(relative(file));
        return file;
    }

    /** Takes a file that this machine wrote, and that is no stage's output, to where the run lies. */
    public void publish(Path file) throws IOException {
        store.publish(relative(file));
    }

    /** What is remembered of photographs that are no part of the run. */
    public Path benchmarks() {
        return root.resolve("work").resolve("benchmarks");
    }

    /**
     * Where this machine writes the lines of one shard. Where they are to be read from, markers say.
     *
     * @param folder relative to the root with forward slashes, as in {@code scenes} or {@code work/candidates}
     */
    public Path lines(String folder, Shards shards, int shard) {
        return inside(file(folder, shards, shard));
    }

    /** The lines of one shard as {@link RunStore} takes them; what a store calls them a marker says. */
    public static String file(String folder, Shards shards, int shard) {
        return folder + "/" + shards.name(shard) + LINES;
    }

    /** The folder of the lines that a stage dropped, for {@link #lines}. */
    public static String dropped(String stage) {
        return "dropped/" + stage;
    }

    /** The folder of an intermediate, for {@link #lines}. */
    public static String work(String name) {
        return "work/" + name;
    }

    /** The folder of the temporary files of a shuffle; nothing in it outlives a process. */
    public Path temporary() throws IOException {
        return Files.createDirectories(root.resolve("work").resolve("tmp"));
    }

    public Path export(String dialect) {
        return inside("export/" + dialect);
    }

    /** The markers of a stage. */
    public Path stats(String stage) {
        return inside("stats/" + stage);
    }

    /** A marker, as {@link RunStore} takes it. */
    static String marker(String stage, int shard) {
        return markers(stage) + "/" + Shards.padded(shard) + ".json";
    }

    /** The folder of the markers of a stage, as {@link RunStore} takes it. */
    static String markers(String stage) {
        return "stats/" + stage;
    }

    /** A path of this folder as a marker names it. */
    String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    /**
     * A path below the root.
     *
     * @throws IllegalArgumentException if it leads out of the folder
     */
    Path inside(String relative) {
        Path path = root.resolve(relative).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new IllegalArgumentException("'" + relative + "' is not a path inside the run folder");
        }
        return path;
    }

    /** The same path, once it is known not to lead out of the folder. */
    String requireInside(String relative) {
        inside(relative);
        return relative;
    }

    private void sweep() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (unfinished(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                // What users export or keep beside is theirs.
                boolean theirs = folder.getNameCount() == root.getNameCount() + 1
                        && folder.getFileName().toString().equals("export");
                return theirs ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }
        });
        for (Path file : found) {
            Files.delete(file);
        }
    }

    private static boolean unfinished(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(AtomicFile.UNFINISHED_START) && name.endsWith(AtomicFile.UNFINISHED_END);
    }
}
