package io.spatialforge.pipeline.export;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.ExportSummary;
import io.spatialforge.export.target.Finished;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code export.json} says: the books of an export, and its files. Where it stands, the export is whole.
 *
 * @param fingerprint of all that the data files depend on
 * @param about of all that the files about the whole depend on beside the data files
 * @param imageRoot what image paths are relative to; null if nothing is known
 * @param summary the books
 * @param data the data files, what was left out and what came along
 * @param beside the files about the whole
 */
record Listing(
        String fingerprint,
        String about,
        @Nullable String imageRoot,
        ExportSummary summary,
        List<DataFile> data,
        List<Beside> beside) {

    private static final int VERSION = 2;
    private static final JsonFactory JSON = JsonFactory.builder().build();

    Listing {
        data = List.copyOf(data);
        beside = List.copyOf(beside);
    }

    /**
     * A data file.
     *
     * @param fingerprint of all that it depends on
     */
    record DataFile(String name, long records, long bytes, String sha256, String fingerprint) {

        Finished.WrittenFile written() {
            return new Finished.WrittenFile(name, records, bytes, sha256);
        }

        void write(JsonGenerator json) {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeNumberProperty("records", records);
            json.writeNumberProperty("bytes", bytes);
            json.writeStringProperty("sha256", sha256);
            json.writeStringProperty("fingerprint", fingerprint);
            json.writeEndObject();
        }

        static DataFile read(JsonNode json) {
            return new DataFile(
                    json.required("name").asString(),
                    json.required("records").asLong(),
                    json.required("bytes").asLong(),
                    json.required("sha256").asString(),
                    json.required("fingerprint").asString());
        }
    }

    /** Another file. */
    record Beside(String name, long bytes, String sha256) {}

    /** The names of all files. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        data.forEach(file -> names.add(file.name()));
        beside.forEach(file -> names.add(file.name()));
        return names;
    }

    byte[] toJson() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(
                new ObjectWriteContext.Base() {
                    @Override
                    public DefaultPrettyPrinter getPrettyPrinter() {
                        return new DefaultPrettyPrinter();
                    }
                },
                bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("schema", VERSION);
            json.writeStringProperty("target", summary.target());
            json.writeName("image_root");
            if (imageRoot == null) {
                json.writeNull();
            } else {
                json.writeString(imageRoot);
            }
            books(json);
            json.writeStringProperty("fingerprint", fingerprint);
            json.writeStringProperty("about", about);
            json.writeName("files");
            json.writeStartArray();
            data.forEach(file -> file.write(json));
            json.writeEndArray();
            json.writeName("beside");
            json.writeStartArray();
            for (Beside file : beside) {
                json.writeStartObject();
                json.writeStringProperty("name", file.name());
                json.writeNumberProperty("bytes", file.bytes());
                json.writeStringProperty("sha256", file.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private void books(JsonGenerator json) {
        json.writeNumberProperty("read", summary.read());
        json.writeNumberProperty("written", summary.written());
        json.writeNumberProperty("dropped", summary.read() - summary.written());
        json.writeNumberProperty("bytes", summary.bytes());
        json.writeName("splits");
        json.writeStartObject();
        summary.splits().forEach((split, tasks) -> {
            json.writeName(split.id());
            json.writeStartObject();
            tasks.forEach((task, count) -> json.writeNumberProperty(task.id(), count));
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeName("sources");
        json.writeStartObject();
        summary.sources().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeName("dropped_by_reason");
        json.writeStartObject();
        summary.dropped().forEach((reason, count) -> json.writeNumberProperty(reason.id(), count));
        json.writeEndObject();
    }

    /**
     * @return null if it is no listing of this version
     */
    static @Nullable Listing ofJson(byte[] bytes) {
        try {
            JsonNode json = JsonMapper.shared().readTree(bytes);
            if (json.required("schema").asInt() != VERSION) {
                return null;
            }
            List<DataFile> data = new ArrayList<>();
            for (JsonNode file : json.required("files")) {
                data.add(DataFile.read(file));
            }
            List<Beside> beside = new ArrayList<>();
            for (JsonNode file : json.required("beside")) {
                beside.add(new Beside(
                        file.required("name").asString(),
                        file.required("bytes").asLong(),
                        file.required("sha256").asString()));
            }
            return new Listing(
                    json.required("fingerprint").asString(),
                    json.required("about").asString(),
                    json.path("image_root").stringValue(null),
                    summary(json, data),
                    data,
                    beside);
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private static ExportSummary summary(JsonNode json, List<DataFile> data) {
        Map<Split, Map<Task, Long>> splits = new EnumMap<>(Split.class);
        for (Map.Entry<String, JsonNode> split : json.required("splits").properties()) {
            Map<Task, Long> tasks = new EnumMap<>(Task.class);
            split.getValue()
                    .properties()
                    .forEach(task ->
                            tasks.put(Task.ofId(task.getKey()), task.getValue().asLong()));
            splits.put(Split.ofId(split.getKey()), tasks);
        }
        Map<String, Long> sources = new TreeMap<>();
        json.required("sources")
                .properties()
                .forEach(
                        source -> sources.put(source.getKey(), source.getValue().asLong()));
        Map<Reason, Long> dropped = new EnumMap<>(Reason.class);
        json.required("dropped_by_reason")
                .properties()
                .forEach(reason -> dropped.put(
                        Reason.ofId(reason.getKey()), reason.getValue().asLong()));
        return new ExportSummary(
                json.required("target").asString(),
                json.required("read").asLong(),
                json.required("written").asLong(),
                json.required("bytes").asLong(),
                splits,
                sources,
                dropped,
                data.stream()
                        .map(DataFile::name)
                        .filter(name -> !RowStage.OURS.contains(name))
                        .toList());
    }
}
