package io.spatialforge.pipeline.export;

import io.spatialforge.engine.AtomicFile;
import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.Sha256;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageException;
import io.spatialforge.export.target.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The second step of an export: each data file is made by itself, under an unfinished name in the work folder, forced to
 * disk, hashed and moved to its place; then it gets a note, and what has a note is not made again while its size and all
 * it depends on are as noted.
 */
final class DataFiles {

    private static final Logger LOG = LoggerFactory.getLogger(DataFiles.class);
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final OutFolder out;
    private final LocalEngine engine;
    private final ProgressListener progress;
    private final Map<String, Listing.DataFile> known = new HashMap<>();

    DataFiles(OutFolder out, LocalEngine engine, ProgressListener progress) {
        this.out = out;
        this.engine = engine;
        this.progress = progress;
    }

    /** What is to be made, and the fingerprint of all it depends on. */
    record Planned(Output output, String fingerprint) {}

    /** All files in the order in which they were planned, and how many of them were made now. */
    record Made(List<Listing.DataFile> files, int made) {}

    /** Believes what an earlier export noted of files, as long as they are so. */
    void know(Collection<Listing.DataFile> files) {
        files.forEach(file -> known.put(file.name(), file));
    }

    Made make(List<Planned> planned) throws IOException, InterruptedException {
        Map<Integer, Listing.DataFile> files = new ConcurrentHashMap<>();
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            Listing.DataFile file = finished(planned.get(i), i);
            if (file == null) {
                missing.add(i);
            } else {
                files.put(i, file);
            }
        }
        if (!planned.isEmpty()) {
            Shards all = new Shards(planned.size());
            progress.progressed(Export.FILES, planned.size() - missing.size(), planned.size());
            run(all, missing, i -> files.put(i, make(planned.get(i), i)));
        }
        List<Listing.DataFile> made = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            made.add(Objects.requireNonNull(files.get(i)));
        }
        return new Made(made, missing.size());
    }

    private void run(Shards all, List<Integer> missing, LocalEngine.Piece piece)
            throws IOException, InterruptedException {
        try {
            engine.forEach(Export.FILES, all, missing, piece, progress);
        } catch (StageException e) {
            if (e.getCause() instanceof IOException named) {
                throw named;
            }
            throw e;
        }
    }

    private Listing.@Nullable DataFile finished(Planned planned, int number) throws IOException {
        Listing.DataFile noted = noted(number);
        String name = planned.output().name();
        if (noted == null || !noted.name().equals(name) || !noted.fingerprint().equals(planned.fingerprint())) {
            noted = known.get(name);
        }
        if (noted == null || !noted.fingerprint().equals(planned.fingerprint())) {
            return null;
        }
        if (!out.has(name, noted.bytes())) {
            LOG.warn("{} is missing or was altered and is made again", out.file(name));
            return null;
        }
        return noted;
    }

    private Path note(int number) {
        return out.work().resolve(Export.FILES).resolve(number + ".json");
    }

    private Listing.@Nullable DataFile noted(int number) throws IOException {
        try {
            return Listing.DataFile.read(JsonMapper.shared().readTree(Files.readAllBytes(note(number))));
        } catch (NoSuchFileException e) {
            return null;
        } catch (JacksonException e) {
            LOG.warn("{} is no note and is ignored: {}", note(number), e.getOriginalMessage());
            return null;
        }
    }

    private Listing.DataFile make(Planned planned, int number) throws IOException {
        String name = planned.output().name();
        Path to = out.file(name);
        Path folder = out.unfinished();
        Path unfinished = folder.resolve(number + "-" + to.getFileName());
        Files.createDirectories(folder);
        Files.deleteIfExists(unfinished);
        Files.deleteIfExists(note(number));
        try {
            long records = planned.output().maker().make(planned.output().parts(), unfinished);
            Listing.DataFile file = new Listing.DataFile(
                    name, records, Files.size(unfinished), Sha256.of(unfinished), planned.fingerprint());
            AtomicFile.place(unfinished, to);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
                file.write(json);
            }
            AtomicFile.write(note(number), bytes.toByteArray());
            return file;
        } catch (IOException e) {
            throw new IOException(to + " can't be made: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
