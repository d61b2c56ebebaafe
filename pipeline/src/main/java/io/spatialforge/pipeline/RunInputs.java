package io.spatialforge.pipeline;

import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.ImportConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.vision.store.ImageStoreException;
import io.spatialforge.vision.store.ImageStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files and folders that a configuration names, looked for before anything is made. */
public final class RunInputs {

    private RunInputs() {}

    /**
     * @throws ConfigException if one is not there, naming it and where it is asked for
     */
    public static void require(RunConfig config) throws IOException {
        requireFiles("curate", "takedown", config.curate().takedown());
        requireFiles("leak", "lists", config.leak().lists());
        requirePhotographs(config);
        for (SourceConfig source : config.sources()) {
            source.files().forEach((role, files) -> requireFiles("source '" + source.name() + "'", role, files));
            requireFiles(
                    "source '" + source.name() + "'",
                    "imports",
                    source.imports().stream().map(ImportConfig::file).toList());
        }
    }

    /**
     * Looks for what every machine has to see that does shards.
     *
     * @throws ConfigException if photographs, depth maps or what another run saw are not where the configuration says
     */
    static void requirePhotographs(RunConfig config) throws IOException {
        requirePlaces("leak: folders", config.leak().folders());
        requireSeen(config);
        for (SourceConfig source : config.sources()) {
            requirePlaces("source '" + source.name() + "'", source.images());
            requireFolder(
                    source.name(),
                    "depth",
                    source.depth() == null ? null : source.depth().folder());
        }
    }

    /** Bytes of files, as they are stored. */
    static long size(List<Path> files) throws IOException {
        long sum = 0;
        for (Path file : files) {
            sum += Files.size(file);
        }
        return sum;
    }

    /** The files whose content is hashed: annotations, imports and lists. */
    static List<Path> hashed(RunConfig config) {
        List<Path> files = new ArrayList<>(Ingest.inputs(config));
        files.addAll(config.curate().takedown());
        files.addAll(config.leak().lists());
        return files;
    }

    private static void requireSeen(RunConfig config) {
        Path seen = config.perceive().seen();
        if (seen == null) {
            return;
        }
        Shards shards = new Shards(config.shards());
        for (int shard = 0; shard < shards.count(); shard++) {
            Path file = PerceiveStage.seen(seen, shards, shard);
            if (!Files.isRegularFile(file)) {
                throw new ConfigException("perceive: seen: there is no " + file
                        + "; give the folder 'perception' of a finished run of " + shards.count() + " shards");
            }
        }
    }

    private static void requirePlaces(String owner, List<String> places) throws IOException {
        try {
            for (String place : places) {
                ImageStores.require(place);
            }
        } catch (ImageStoreException e) {
            throw new ConfigException(owner + ": " + e.getMessage());
        }
    }

    private static void requireFiles(String owner, String role, List<Path> files) {
        for (Path file : files) {
            boolean there = role.equals("masks") ? Files.isDirectory(file) : Files.isRegularFile(file);
            if (!there) {
                throw new ConfigException(owner + ": " + role + ": there is no " + file);
            }
        }
    }

    private static void requireFolder(String source, String key, @Nullable Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ConfigException("source '" + source + "': " + key + " is not a folder: " + folder);
        }
    }
}
