package io.spatialforge.pipeline;

import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.FarFiles;
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
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The files and folders that a configuration names, looked for before anything is made. */
@API(status = API.Status.INTERNAL)
public final class RunInputs {

    private RunInputs() {}

    /**
     * @throws ConfigException if one is not there, naming it and where it is asked for
     */
    public static void require(RunConfig config) throws IOException {
        requireHere("judge", "cache", config.judge().cache());
        requireHere("perceive", "folder", config.perceive().folder());
        requireFiles("perceive", "catalogue", config.perceive().catalogue());
        requireFiles("curate", "takedown", config.curate().takedown());
        requireFiles("leak", "lists", config.leak().lists());
        requirePhotographs(config);
        for (SourceConfig source : config.sources()) {
            for (Map.Entry<String, List<Path>> role : source.files().entrySet()) {
                requireFiles("source '" + source.name() + "'", role.getKey(), role.getValue());
            }
            requireFiles(
                    "source '" + source.name() + "'",
                    "imports",
                    source.imports().stream().map(ImportConfig::file).toList());
        }
        fetchLists(config);
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

    /** Brings the lists of images and the catalogues of models here that lie elsewhere; they are small. */
    private static void fetchLists(RunConfig config) throws IOException {
        List<Path> lists = new ArrayList<>(config.curate().takedown());
        lists.addAll(config.leak().lists());
        lists.addAll(config.perceive().catalogue());
        FarFiles.fetch(lists, file -> {});
    }

    /** Folders are read file by file, each more than once, which wants a disk that all machines see. */
    private static void requireHere(String owner, String key, @Nullable Path folder) {
        if (folder != null && FarFiles.isFar(folder)) {
            throw new ConfigException(
                    owner + ": " + key + " is " + FarFiles.told(folder)
                            + ", and this folder is read from disks only; copy it to one that all machines see by the same path");
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
        requireHere("perceive", "seen", seen);
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

    private static void requireFiles(String owner, String role, List<Path> files) throws IOException {
        for (Path file : files) {
            boolean folder = role.equals("masks");
            if (folder) {
                requireHere(owner, role, file);
            }
            boolean there = folder ? Files.isDirectory(file) : FarFiles.exists(file);
            if (!there) {
                String got = Files.isDirectory(file)
                        ? FarFiles.told(file) + " is a folder; name a file in it"
                        : Files.exists(file)
                                ? FarFiles.told(file) + " is a file; expected a folder"
                                : "there is no " + FarFiles.told(file) + "; correct its path";
                throw new ConfigException(owner + ": " + role + ": " + got);
            }
            if (!FarFiles.isFar(file)) {
                requireReadable(owner + ": " + role, file);
            }
        }
    }

    private static void requireFolder(String source, String key, @Nullable Path folder) {
        requireHere("source '" + source + "'", key, folder);
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ConfigException("source '" + source + "': " + key + ": expected a folder of maps, got " + folder
                    + (Files.exists(folder) ? ", which is a file" : ", which is not there"));
        }
        if (folder != null) {
            requireReadable("source '" + source + "': " + key, folder);
        }
    }

    private static void requireReadable(String owner, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file) && !Files.isExecutable(file)) {
            throw new ConfigException(owner + ": " + file + " can't be read; give yourself the right to");
        }
    }
}
