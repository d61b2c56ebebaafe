package io.spatialforge.bench.scale;

import io.spatialforge.bench.corpora.Corpora;
import io.spatialforge.bench.corpora.DiskSpace;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs on corpora of many sizes, in a folder of their own.
 *
 * @param folder where corpora and runs go
 */
public record ScaleRuns(Path folder, Forge forge) {

    /** Of what the corpora take, a run takes as much again for its temporary files, and half as much for its lines. */
    private static final double RUN_TO_INPUTS = 2.5;

    /** Whether the floor of a run is measured. */
    public enum Measure {
        RUN,
        RUN_AND_FLOOR
    }

    /** Whether what was generated and made stays. */
    public enum Keep {
        NOTHING,
        ALL
    }

    /** A run of a configuration that is there. */
    public ScaleReport given(Path config, Measure measure, Keep keep) throws IOException, InterruptedException {
        List<Path> inputs = Forge.inputs(config);
        long bytes = Floor.bytes(inputs);
        DiskSpace.require(folder, (long) (RUN_TO_INPUTS * bytes), "the run's files");
        Path run = folder.resolve("run");
        delete(run);
        Forge.Finished finished = forge.run(config, run);
        Floor floor = measure == Measure.RUN ? null : Floor.of(inputs, run);
        if (keep == Keep.NOTHING) {
            delete(run);
        }
        return new ScaleReport(forge, bytes, finished, floor);
    }

    /** The same in processes that have forged these corpora before, so that only what grows is measured. */
    public ScaleRuns warmedBy(Corpora corpora) throws IOException {
        Path made = folder.resolve("warm-up");
        delete(made);
        return new ScaleRuns(folder, forge.warmedBy(corpora.write(made)));
    }

    /** A run of corpora that are generated first. */
    public ScaleReport generated(Corpora corpora, Measure measure, Keep keep) throws IOException, InterruptedException {
        DiskSpace.require(folder, (long) ((1 + RUN_TO_INPUTS) * corpora.bytes()), "corpora and the run's files");
        Path made = folder.resolve("corpora");
        delete(made);
        Path config = corpora.write(made);
        ScaleReport report = given(config, measure, keep);
        if (keep == Keep.NOTHING) {
            delete(made);
        }
        return report;
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
