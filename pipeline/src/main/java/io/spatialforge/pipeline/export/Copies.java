package io.spatialforge.pipeline.export;

import io.spatialforge.engine.LineReader;
import io.spatialforge.export.dataset.HashSet64;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that came along with the rows of an export, photographs for the most part: too many to list with the rest. */
final class Copies {

    /** The list of all of them, in the export's folder. */
    static final String FILE = "copies.jsonl.zst";

    /** Where each shard's list is, in the work folder. */
    static final String LISTS = "copies";

    private Copies() {}

    /**
     * One of them.
     *
     * @param name relative to the export's folder
     * @param bytes its size
     */
    record Copy(String name, long bytes) {

        byte[] toJson() {
            return JsonMapper.shared().writeValueAsBytes(this);
        }
    }

    /** Takes copies one after another. */
    @FunctionalInterface
    private interface Sink {
        boolean goOn(Copy copy) throws IOException;
    }

    /** Where the names of copies are noted before they are made, in the work folder. */
    static Path names(OutFolder out) {
        return out.work().resolve("copied");
    }

    private static Path earlier(OutFolder out) {
        return out.work().resolve("earlier-copies.jsonl.zst");
    }

    /** Goes through a list until the sink has enough of it; false if it had. */
    private static boolean forEach(Path list, Sink sink) throws IOException {
        try (LineReader lines = LineReader.open(list)) {
            while (lines.next()) {
                JsonNode copy;
                try {
                    copy = JsonMapper.shared().readTree(lines.buffer(), lines.offset(), lines.length());
                } catch (JacksonException e) {
                    throw new IOException(list + ":" + lines.number() + ": expected a file, got no JSON", e);
                }
                if (!sink.goOn(new Copy(
                        copy.path("name").asString(), copy.path("bytes").asLong()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether all copies of a list are there, with the size they had. */
    static boolean areThere(Path list, OutFolder out) throws IOException {
        return forEach(list, copy -> out.has(copy.name(), copy.bytes()));
    }

    /** Keeps the list of the export that was whole, before another takes its place. */
    static void keepEarlier(OutFolder out) throws IOException {
        Path list = out.file(FILE);
        if (Files.exists(list)) {
            Files.copy(list, earlier(out), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what came along with earlier exports, whole or not, and not with this one. */
    static void removeOthers(OutFolder out) throws IOException {
        boolean before = Files.exists(earlier(out));
        if (!before && !Files.exists(names(out))) {
            return;
        }
        HashSet64 present = new HashSet64();
        if (Files.exists(out.file(FILE))) {
            forEach(out.file(FILE), copy -> {
                present.add(copy.name());
                return true;
            });
        }
        if (before) {
            forEach(earlier(out), copy -> {
                removeUnless(present, copy.name(), out);
                return true;
            });
        }
        if (Files.exists(names(out))) {
            try (DirectoryStream<Path> shards = Files.newDirectoryStream(names(out))) {
                for (Path shard : shards) {
                    removeUnless(present, shard, out);
                }
            }
        }
    }

    private static void removeUnless(HashSet64 present, Path names, OutFolder out) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(names), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String name;
                try {
                    name = JsonMapper.shared().readValue(line, String.class);
                } catch (JacksonException e) {
                    // Cut off by a kill, before its file was made.
                    continue;
                }
                removeUnless(present, name, out);
            }
        }
    }

    private static void removeUnless(HashSet64 present, String name, OutFolder out) throws IOException {
        if (present.add(name)) {
            out.remove(name);
        }
    }
}
