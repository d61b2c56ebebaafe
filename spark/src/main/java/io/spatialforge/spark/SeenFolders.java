package io.spatialforge.spark;

import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.RunFolders;
import io.spatialforge.pipeline.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkFiles;

/** Run folders as the tasks of this JVM see them. */
final class SeenFolders {

    /** Those that lie elsewhere, by run; the tasks of a run share one, and with it what was brought here. */
    private static final Map<String, RunFolder> REMOTE = new HashMap<>();

    private SeenFolders() {}

    /**
     * @param run names the run, so that none takes over scratch files of another
     * @param place the path or address of the folder
     * @throws ConfigException if it is a path of the driver's machine alone
     */
    static synchronized RunFolder of(String run, String place) throws IOException {
        if (RunFolders.isRemote(place)) {
            RunFolder known = REMOTE.get(run);
            if (known == null) {
                known = RunFolders.open(place, scratch().resolve("run-" + run));
                REMOTE.put(run, known);
            }
            return known;
        }
        RunFolder seen = new RunFolder(Path.of(place));
        if (!Files.exists(seen.lockFile())) {
            throw new ConfigException("--out: " + place + " is another folder on " + Executor.describe()
                    + ", or none; name one that all machines see by the same path, or one of hdfs:// or s3a://");
        }
        return seen;
    }

    /** The named one, or what the cluster gives an executor and takes away after it. */
    private static Path scratch() throws IOException {
        Path root = System.getenv(RunFolders.SCRATCH) == null
                ? Path.of(SparkFiles.getRootDirectory()).toAbsolutePath()
                : RunFolders.scratch();
        return Files.createTempDirectory(root, "spatialforge-");
    }
}
