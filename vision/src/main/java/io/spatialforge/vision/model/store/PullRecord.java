package io.spatialforge.vision.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of the files of a model: where they came from, when, and the hash they had, in {@code pulled.json} beside
 * them.
 *
 * <p>It is what a file without a hash in the catalogue is kept to; and it spares reading a file that has not changed since it
 * was last found right, by size and time.
 */
final class PullRecord {

    static final String FILE = "pulled.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, Entry> entries;

    private PullRecord(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * One file.
     *
     * @param sha256 that it had
     * @param bytes its size
     * @param origin what the catalogue named then: an address, or repository, revision and path
     * @param from where the bytes came from
     * @param commit that the hub resolved the revision to; null elsewhere
     * @param check what the hash was compared with
     * @param pulled when, as in ISO 8601
     * @param modified the time of change of the file when it was last found right
     */
    record Entry(
            String sha256,
            long bytes,
            String origin,
            String from,
            @Nullable String commit,
            Received.Check check,
            String pulled,
            String modified) {

        Entry seen(long newBytes, String newModified) {
            return new Entry(sha256, newBytes, origin, from, commit, check, pulled, newModified);
        }
    }

    /** Reads what is recorded in a folder; nothing where there is no record, or none that can be read. */
    static PullRecord in(Path folder) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try {
            JsonNode files = JSON.readTree(folder.resolve(FILE).toFile()).path("files");
            for (Map.Entry<String, JsonNode> file : files.properties()) {
                JsonNode node = file.getValue();
                String sha256 = node.path("sha256").asString("");
                if (sha256.matches("[0-9a-f]{64}")) {
                    entries.put(
                            file.getKey(),
                            new Entry(
                                    sha256,
                                    node.path("bytes").asLong(-1),
                                    node.path("origin").asString(""),
                                    node.path("from").asString(""),
                                    node.hasNonNull("commit")
                                            ? node.get("commit").asString()
                                            : null,
                                    Received.Check.ofId(node.path("check").asString("")),
                                    node.path("pulled").asString(""),
                                    node.path("modified").asString("")));
                }
            }
        } catch (JacksonException e) {
            return new PullRecord(Map.of());
        }
        return new PullRecord(entries);
    }

    /** What is recorded of a file, if it came from where the catalogue has it now. */
    @Nullable
    Entry of(String file, String origin) {
        Entry entry = entries.get(file);
        return entry != null && entry.origin().equals(origin) ? entry : null;
    }

    /** The time as records write it. */
    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * Records a file, beside what others record meanwhile.
     *
     * @throws IOException if the folder can't be written
     */
    static void note(Path folder, String file, Entry entry) throws IOException, InterruptedException {
        Path parts = Files.createDirectories(folder.resolve(PartFile.FOLDER));
        try (ExclusiveLock lock = ExclusiveLock.take(parts.resolve(FILE + ".lock"), () -> {})) {
            Map<String, Entry> all = new LinkedHashMap<>(in(folder).entries);
            all.put(file, entry);
            ObjectNode json = JSON.createObjectNode();
            json.put("schema", 1);
            ObjectNode files = json.putObject("files");
            all.forEach((name, each) -> {
                ObjectNode node = files.putObject(name);
                node.put("sha256", each.sha256());
                node.put("bytes", each.bytes());
                node.put("origin", each.origin());
                node.put("from", each.from());
                node.put("commit", each.commit());
                node.put("check", each.check().id());
                node.put("pulled", each.pulled());
                node.put("modified", each.modified());
            });
            Path draft = parts.resolve(FILE + ".new");
            Files.writeString(draft, JSON.writeValueAsString(json) + "\n");
            PartFile.move(draft, folder.resolve(FILE));
        }
    }
}
