package io.spatialforge.engine;

import io.spatialforge.records.RecordException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says that a shard of a stage is finished: written after its data, and the only thing readers trust.
 *
 * @param stage name of the stage
 * @param shard from 0
 * @param shards how many there are
 * @param fingerprint of all that the data depend on
 * @param parts what they depend on, by name, as {@link Fingerprint#parts}; empty if an earlier version wrote it
 * @param outputs the files, in the order in which they were opened
 * @param books what was read, kept and dropped
 * @param figures free numbers; those of shards are summed
 */
@API(status = API.Status.EXPERIMENTAL)
public record Marker(
        String stage,
        int shard,
        int shards,
        String fingerprint,
        SortedMap<String, String> parts,
        List<Output> outputs,
        Books books,
        SortedMap<String, Double> figures) {

    private static final int VERSION = 1;
    private static final String SEAL = ",\"seal\":\"";
    private static final String SEAL_END = "\"}\n";
    private static final int SEAL_DIGITS = 16;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Marker {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        outputs = List.copyOf(outputs);
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /**
     * A file of a shard.
     *
     * @param path relative to the run folder, with forward slashes; in some stores with a name of the attempt in it
     * @param sha256 of the decompressed bytes, in lower-case hex
     * @param lines how many
     * @param bytes length of the decompressed bytes
     * @param size length of the file
     */
    public record Output(String path, String sha256, long lines, long bytes, long size) implements Serializable {

        /** The folder it is in, relative to the run folder. */
        public String folder() {
            return path.substring(0, path.lastIndexOf('/'));
        }
    }

    /** Lines over all outputs. */
    public long lines() {
        long sum = 0;
        for (Output output : outputs) {
            sum += output.lines();
        }
        return sum;
    }

    /** What an output would be called in a local folder, whichever attempt it is of. */
    private String plain(Output output) {
        return RunFolder.file(output.folder(), new Shards(shards), shard);
    }

    /** The marker with each output at its place. */
    Marker placed(RunStore store) throws IOException {
        List<Output> placed = new ArrayList<>(outputs.size());
        for (Output each : outputs) {
            String path = store.place(each.path(), plain(each));
            placed.add(new Output(path, each.sha256(), each.lines(), each.bytes(), each.size()));
        }
        return new Marker(stage, shard, shards, fingerprint, parts, placed, books, figures);
    }

    /** One hash for all that the shard wrote, for the fingerprints of what reads it. */
    public String outputsHash() {
        Fingerprint hash = Fingerprint.of("outputs", stage);
        for (Output output : outputs) {
            hash = hash.with(plain(output), output.sha256());
        }
        return hash.hex();
    }

    /** The marker as it is written, which brings it to another process too. */
    public byte[] toJson() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("schema", VERSION);
            out.writeStringProperty("stage", stage);
            out.writeNumberProperty("shard", shard);
            out.writeNumberProperty("shards", shards);
            out.writeStringProperty("fingerprint", fingerprint);
            out.writeName("parts");
            out.writeStartObject();
            parts.forEach(out::writeStringProperty);
            out.writeEndObject();
            out.writeName("outputs");
            out.writeStartArray();
            for (Output output : outputs) {
                out.writeStartObject();
                out.writeStringProperty("path", output.path());
                out.writeStringProperty("sha256", output.sha256());
                out.writeNumberProperty("lines", output.lines());
                out.writeNumberProperty("bytes", output.bytes());
                out.writeNumberProperty("size", output.size());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeName("books");
            books.write(out);
            out.writeName("figures");
            out.writeStartObject();
            figures.forEach((name, value) -> {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("figure '" + name + "' of stage " + stage + " is " + value);
                }
                out.writeNumberProperty(name, value + 0.0);
            });
            out.writeEndObject();
            out.writeEndObject();
        }
        return sealed(bytes.toByteArray());
    }

    /** The same object with a hash of its text as the last field: a marker that was changed is none. */
    private static byte[] sealed(byte[] object) {
        byte[] text = Arrays.copyOf(object, object.length - 1);
        Sha256 hash = new Sha256();
        hash.update(text, 0, text.length);
        byte[] seal = (SEAL + hash.hex().substring(0, SEAL_DIGITS) + SEAL_END).getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(text, text.length + seal.length);
        System.arraycopy(seal, 0, all, text.length, seal.length);
        return all;
    }

    private static void requireSeal(byte[] json) {
        int length = json.length - SEAL.length() - SEAL_DIGITS - SEAL_END.length();
        if (length < 0 || !Arrays.equals(sealed(Arrays.copyOf(json, length + 1)), json)) {
            throw new RecordException("/seal", "the hash of the marker's text", "another text");
        }
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws RecordException if it is not a marker of this version
     */
    public static Marker ofJson(byte[] json) {
        requireSeal(json);
        try {
            JsonNode root = JSON.readTree(json);
            if (root.required("schema").asInt() != VERSION) {
                throw new RecordException(
                        "/schema", "version " + VERSION, root.required("schema").toString());
            }
            List<Output> outputs = new ArrayList<>();
            for (JsonNode output : root.required("outputs")) {
                outputs.add(new Output(
                        output.required("path").asString(),
                        output.required("sha256").asString(),
                        output.required("lines").asLong(),
                        output.required("bytes").asLong(),
                        output.required("size").asLong()));
            }
            SortedMap<String, String> parts = new TreeMap<>();
            for (Map.Entry<String, JsonNode> part : root.path("parts").properties()) {
                parts.put(part.getKey(), part.getValue().asString());
            }
            SortedMap<String, Double> figures = new TreeMap<>();
            for (Map.Entry<String, JsonNode> figure : root.required("figures").properties()) {
                figures.put(figure.getKey(), figure.getValue().asDouble());
            }
            return new Marker(
                    root.required("stage").asString(),
                    root.required("shard").asInt(),
                    root.required("shards").asInt(),
                    root.required("fingerprint").asString(),
                    parts,
                    outputs,
                    Books.read(root.required("books")),
                    figures);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new RecordException("", "a marker", String.valueOf(e.getMessage()));
        }
    }
}
