package io.spatialforge.pipeline.copies;

import io.spatialforge.engine.AtomicFile;
import io.spatialforge.pipeline.copies.CopyGroups.How;
import io.spatialforge.pipeline.copies.CopyGroups.Kinship;
import io.spatialforge.pipeline.copies.CopyGroups.Member;
import io.spatialforge.vision.copies.Match;
import io.spatialforge.vision.copies.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Groups of copies as a file: a line about all, then a line for each image that belongs to a group. */
public final class CopyGroupsFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CopyGroupsFile() {}

    /**
     * @param fingerprint of all that the groups depend on
     */
    public static void write(Path file, String fingerprint, CopyGroups groups) throws IOException {
        StringBuilder text = new StringBuilder();
        ObjectNode head = JSON.createObjectNode();
        head.put("fingerprint", fingerprint)
                .put("images", groups.images())
                .put("unseen", groups.unseen())
                .put("too_common", groups.tooCommon());
        text.append(head).append('\n');
        groups.members().forEach((id, member) -> text.append(line(id, member)).append('\n'));
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode line(String id, Member member) {
        ObjectNode line = JSON.createObjectNode();
        line.put("image", id).put("leader", member.leader());
        Kinship kinship = member.kinship();
        if (kinship != null) {
            Window window = kinship.match().window();
            line.put("copy_by", kinship.how().name().toLowerCase(Locale.ROOT))
                    .put("likeness", kinship.match().likeness())
                    .put("mirrored", kinship.match().mirrored());
            line.putArray("window")
                    .add(window.left())
                    .add(window.right())
                    .add(window.top())
                    .add(window.bottom());
        }
        return line;
    }

    /** What was written; null if there is none, or it depends on other things. */
    public static @Nullable CopyGroups read(Path file, String fingerprint) throws IOException {
        return read(file, fingerprint::equals);
    }

    /** What was written last, of a run that is finished; null if there is none. */
    public static @Nullable CopyGroups readLast(Path file) throws IOException {
        return read(file, any -> true);
    }

    private static @Nullable CopyGroups read(Path file, Predicate<String> fingerprint) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (var lines = Files.lines(file)) {
            var all = lines.iterator();
            JsonNode head = JSON.readTree(all.hasNext() ? all.next() : "{}");
            if (!fingerprint.test(head.path("fingerprint").asString(""))) {
                return null;
            }
            SortedMap<String, Member> members = new TreeMap<>();
            while (all.hasNext()) {
                JsonNode line = JSON.readTree(all.next());
                members.put(
                        line.required("image").asString(),
                        new Member(line.required("leader").asString(), kinship(line)));
            }
            return new CopyGroups(
                    members,
                    head.required("images").asLong(),
                    head.required("unseen").asLong(),
                    head.required("too_common").asLong());
        } catch (JacksonException | IllegalArgumentException e) {
            return null; // they are found again
        }
    }

    private static @Nullable Kinship kinship(JsonNode line) {
        if (!line.has("copy_by")) {
            return null;
        }
        JsonNode w = line.required("window");
        return new Kinship(
                How.valueOf(line.required("copy_by").asString().toUpperCase(Locale.ROOT)),
                new Match(
                        line.required("mirrored").asBoolean(),
                        new Window(
                                w.get(0).asDouble(),
                                w.get(1).asDouble(),
                                w.get(2).asDouble(),
                                w.get(3).asDouble()),
                        line.required("likeness").asDouble()));
    }
}
