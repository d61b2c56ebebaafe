package io.spatialforge.bench.view;

import io.spatialforge.engine.Marker;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run in which each shard of another one is there several times, so that runs of any size need not be forged. Its files
 * are links to the other's where there can be links, so that it takes next to no room and no time. As the number of shards is a multiple, the lines
 * of an image are in the shard where they belong, and in others beside it.
 */
public final class ManyTimes {

    private final Path from;
    private final Path to;
    private final Shards before;
    private final Shards after;

    private ManyTimes(Path from, Path to, Shards before, Shards after) {
        this.from = from;
        this.to = to;
        this.before = before;
        this.after = after;
    }

    /**
     * Makes it.
     *
     * @param times how often, at least 1
     * @param folder where the new run goes, on the disk of the other one if it is to take no room; it must not be there yet
     */
    public static void write(FinishedRun run, int times, Path folder) throws IOException {
        Files.createDirectories(folder);
        Shards before = run.shards();
        Path from = run.folder().root();
        ManyTimes many = new ManyTimes(from, folder, before, new Shards(before.count() * times));
        Files.copy(run.folder().runJson(), folder.resolve(RunFolder.RUN_JSON));
        try (DirectoryStream<Path> stages = Files.newDirectoryStream(from.resolve("stats"))) {
            for (Path stage : stages) {
                many.stage(stage);
            }
        }
    }

    private void stage(Path stats) throws IOException {
        List<Path> markers = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(stats, "*.json")) {
            files.forEach(markers::add);
        }
        for (Path file : markers) {
            Marker marker = Marker.ofJson(Files.readAllBytes(file));
            if (marker.shards() == before.count()) {
                for (int shard = marker.shard(); shard < after.count(); shard += before.count()) {
                    mark(marker, shard);
                }
            }
        }
    }

    private void mark(Marker marker, int shard) throws IOException {
        List<Marker.Output> outputs = new ArrayList<>();
        for (Marker.Output output : marker.outputs()) {
            String linked = output.path().replace(before.name(marker.shard()), after.name(shard));
            if (linked.equals(output.path())) {
                throw new IOException("expected '%s' in the name of %s/%s"
                        .formatted(before.name(marker.shard()), from, output.path()));
            }
            Path link = to.resolve(linked);
            Files.createDirectories(link.resolveSibling(""));
            link(link, from.resolve(output.path()));
            outputs.add(new Marker.Output(linked, output.sha256(), output.lines(), output.bytes(), output.size()));
        }
        Marker other = new Marker(
                marker.stage(),
                shard,
                after.count(),
                marker.fingerprint(),
                marker.parts(),
                outputs,
                marker.books(),
                marker.figures());
        Path stats = Files.createDirectories(to.resolve("stats").resolve(marker.stage()));
        Files.write(stats.resolve("%05d.json".formatted(shard)), other.toJson());
    }

    private static void link(Path link, Path file) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(file, link);
        }
    }
}
