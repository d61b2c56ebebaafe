package io.spatialforge.pipeline.copies;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.engine.AtomicFile;
import io.spatialforge.vision.copies.Miniature;
import io.spatialforge.vision.store.ImageKey;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.store.StoredImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The photographs of a benchmark, each by its bytes and by what it shows.
 *
 * @param place as the configuration names it
 * @param entries in the order of their names
 */
record BenchmarkFolder(String place, List<Entry> entries) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of the whole, so that caches of another kind of print are not believed. */
    private static final String VERSION = "1";

    /**
     * @param name within the place
     */
    record Entry(String name, PhotoPrint print) {}

    /**
     * Reads a place, or what is remembered of it while no file there has changed.
     *
     * @param cache where it is remembered
     * @param workers threads that decode
     * @throws IOException if the place can't be read
     */
    static BenchmarkFolder read(String place, Path cache, int workers) throws IOException {
        String stamp = VERSION + " " + ImageStores.stamp(place);
        List<Entry> known = remembered(cache, stamp);
        if (known != null) {
            return new BenchmarkFolder(place, known);
        }
        List<Entry> entries = looked(place, workers);
        remember(cache, stamp, entries);
        return new BenchmarkFolder(place, entries);
    }

    private static List<Entry> looked(String place, int workers) throws IOException {
        try (ImageStore store = ImageStores.open(List.of(place));
                ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<String> names = new ArrayList<>();
            store.list(new ImageStore.Inventory() {
                @Override
                public void photograph(String name, @Nullable String url) {
                    names.add(name);
                }

                @Override
                public void other(String name, Reason reason, String detail) {
                    // no photograph, nothing to find
                }
            });
            names.sort(null);
            List<Future<@Nullable Entry>> looks = new ArrayList<>();
            for (String name : names) {
                looks.add(threads.submit(() -> look(store, name)));
            }
            List<Entry> entries = new ArrayList<>();
            for (Future<@Nullable Entry> look : looks) {
                Entry entry = look.get();
                if (entry != null) {
                    entries.add(entry);
                }
            }
            return entries;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while reading " + place);
        } catch (ExecutionException e) {
            throw new IOException(place + ": " + e.getCause(), e);
        }
    }

    private static @Nullable Entry look(ImageStore store, String name) throws IOException {
        StoredImage image = store.find(ImageKey.ofFile(name));
        if (image == null) {
            return null;
        }
        try (InputStream in = image.open()) {
            return new Entry(name, PhotoPrint.of(in.readAllBytes()));
        }
    }

    private static @Nullable List<Entry> remembered(Path cache, String stamp) throws IOException {
        if (!Files.isRegularFile(cache)) {
            return null;
        }
        List<Entry> entries = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(cache)) {
            if (!stamp.equals(lines.readLine())) {
                return null;
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = JSON.readTree(line);
                Miniature miniature = node.has("print")
                        ? Miniature.ofText(node.required("print").asString())
                        : null;
                entries.add(new Entry(
                        node.required("name").asString(),
                        new PhotoPrint(node.required("sha256").asString(), miniature)));
            }
            return entries;
        } catch (JacksonException e) {
            return null; // it is read anew
        }
    }

    private static void remember(Path cache, String stamp, List<Entry> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((stamp + "\n").getBytes(StandardCharsets.UTF_8));
        for (Entry entry : entries) {
            ObjectNode node = JSON.createObjectNode();
            node.put("name", entry.name()).put("sha256", entry.print().sha256());
            if (entry.print().miniature() != null) {
                node.put("print", entry.print().miniature().text());
            }
            bytes.write((node + "\n").getBytes(StandardCharsets.UTF_8));
        }
        AtomicFile.write(cache, bytes.toByteArray());
    }
}
