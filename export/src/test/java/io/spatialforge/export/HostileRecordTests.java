package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.export.dataset.Framing;
import io.spatialforge.export.dataset.RecordFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A record in which one thing was broken is reported, whatever the dialect, with the field that is broken. */
class HostileRecordTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FOUR_NUMBERS = Pattern.compile(
            "(-?\\d[\\d.]*)([,()\\s]+)(-?\\d[\\d.]*)([,()\\s]+)(-?\\d[\\d.]*)([,()\\s]+)(-?\\d[\\d.]*)");
    private static final Map<String, String> OTHER_ROLE =
            Map.of("human", "gpt", "gpt", "human", "user", "assistant", "assistant", "user");
    /** Dialects whose trainer puts the image before the first question where it has no tag. */
    private static final Set<String> TAG_MAY_MISS = Set.of("ms-swift");
    /** What a record may do without. */
    private static final Set<String> OPTIONAL = Set.of("id", "qa_ids", "width", "height");

    @TempDir
    Path folder;

    static List<String> names() {
        return Dialects.names();
    }

    private static QaPair pair(String id, String answer) {
        return Pairs.nearer(
                id,
                Pairs.photo(),
                "Which is closer, the dog or the other?",
                answer,
                new Box(0, 0, 10, 10),
                new Box(100, 100, 300, 400));
    }

    private static String record(Dialect dialect) {
        return Pairs.record(
                dialect, new Conversation("c", List.of(pair("a", "the bench {r7}"), pair("b", "the bench"))));
    }

    private static ObjectNode tree(Dialect dialect) {
        return (ObjectNode) JSON.readTree(record(dialect));
    }

    private List<Fault> faults(Dialect dialect, String... lines) throws IOException {
        return faults(dialect, String.join(isLines(dialect) ? "\n" : ",\n", lines), StandardCharsets.UTF_8);
    }

    private List<Fault> faults(Dialect dialect, String records, Charset charset) throws IOException {
        Path file = folder.resolve("train" + dialect.framings().getFirst().extension());
        Files.write(file, (isLines(dialect) ? records : "[" + records + "]").getBytes(charset));
        return RecordFiles.validate(file, dialect).faults();
    }

    /** Whether records stand a line each, as opposed to one array. */
    private static boolean isLines(Dialect dialect) {
        return dialect.framings().getFirst() == Framing.LINES;
    }

    private Fault first(Dialect dialect, String line) throws IOException {
        List<Fault> faults = faults(dialect, line);
        assertThat(faults).as(line).isNotEmpty();
        return faults.getFirst();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theRecordItselfIsInOrder(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        assertThat(faults(dialect, record(dialect))).isEmpty();
    }

    /** The key of the turns of a record. */
    private static String list(ObjectNode record) {
        return record.has("messages") ? "messages" : "conversations";
    }

    private static ArrayNode turns(ObjectNode record) {
        return (ArrayNode) record.path(list(record));
    }

    private static ObjectNode said(ObjectNode record, int index) {
        return (ObjectNode) turns(record).get(index);
    }

    private static String key(ObjectNode said, String... candidates) {
        return Stream.of(candidates).filter(said::has).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSwappedRoleIsReportedWhereItStands(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        for (int i = 0; i < 4; i++) {
            ObjectNode record = tree(dialect);
            ObjectNode said = said(record, i);
            String role = key(said, "role", "from");
            said.put(role, OTHER_ROLE.get(said.get(role).stringValue()));
            assertThat(first(dialect, record.toString()).field()).isEqualTo(list(record) + "[" + i + "]." + role);
            said.put(role, "narrator");
            assertThat(first(dialect, record.toString()).field()).isEqualTo(list(record) + "[" + i + "]." + role);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anAnswerThatIsMissingIsReported(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        ObjectNode record = tree(dialect);
        turns(record).remove(3);
        assertThat(first(dialect, record.toString()).field()).isEqualTo(list(record));
        turns(record).removeAll();
        assertThat(first(dialect, record.toString()).field()).isEqualTo(list(record));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anImageWithoutATagOrATagWithoutAnImageIsReported(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        String record = record(dialect);
        String list = list(tree(dialect));
        if (record.contains("<image>")) {
            assertThat(first(dialect, record.replace("<image>", "<image><image>"))
                            .field())
                    .startsWith(list);
            if (!TAG_MAY_MISS.contains(name)) {
                assertThat(first(dialect, record.replace("<image>", "")).field())
                        .startsWith(list);
            }
        }
        ObjectNode tree = tree(dialect);
        if (tree.path("images").isArray()) {
            tree.putArray("images");
            assertThat(first(dialect, tree.toString()).field()).isEqualTo("images");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aReversedBoxAndOneFarOutsideAreReportedWhereTheyStand(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        assumeThat(dialect.regions().tellsBoxes()).isTrue();
        String record = record(dialect);
        Matcher box = FOUR_NUMBERS.matcher(record);
        assertThat(box.find()).as(record).isTrue();
        String reversed =
                box.group(5) + box.group(2) + box.group(3) + box.group(4) + box.group(1) + box.group(6) + box.group(7);
        String outside =
                box.group(1) + box.group(2) + box.group(3) + box.group(4) + "99999999" + box.group(6) + box.group(7);
        String negative = "-" + box.group();
        for (String wrong : List.of(reversed, outside, negative)) {
            String field = first(dialect, record.substring(0, box.start()) + wrong + record.substring(box.end()))
                    .field();
            assertThat(field.equals(dialect.field(0, 0, true)) || field.startsWith("objects"))
                    .as(field)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aKeyThatIsMissingOrOfAnotherTypeIsReportedByItsName(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        for (String key : tree(dialect).propertyNames()) {
            ObjectNode record = tree(dialect);
            record.put(key, true);
            assertThat(first(dialect, record.toString()).field()).startsWith(key);
            record.remove(key);
            if (!OPTIONAL.contains(key)) {
                String field = first(dialect, record.toString()).field();
                assertThat(field.startsWith(key) || key.startsWith(field) && !field.isEmpty())
                        .as(field)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTextThatIsMissingEmptyOrAPlaceholderIsReportedWhereItStands(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        boolean tagged = record(dialect).contains("<image>");
        for (String wrong : List.of(" ", "the bench {r7}", "half a HALF pair", "see <image>")) {
            ObjectNode record = tree(dialect);
            ObjectNode said = said(record, 3);
            said.put(key(said, "value", "content"), wrong);
            String line = record.toString().replace("HALF", "\\ud83d");
            if (!wrong.contains("<image>") || tagged) {
                assertThat(first(dialect, line).field()).isIn(dialect.field(0, 1, true), list(record));
            }
        }
        for (int i = 0; i < 4; i++) {
            ObjectNode record = tree(dialect);
            ObjectNode said = said(record, i);
            String key = key(said, "value", "content");
            String field = list(record) + "[" + i + "]." + key;
            said.put(key, 7);
            assertThat(first(dialect, record.toString()).field()).isEqualTo(field);
            said.remove(key);
            assertThat(first(dialect, record.toString()).field()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPathThatLeavesTheFolderIsReported(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        for (String path : List.of("/etc/a.jpg", "../a.jpg", "C:/a.jpg")) {
            Fault fault = first(dialect, record(dialect).replace("a/b.jpg", path));
            assertThat(fault.got()).isEqualTo(path);
            assertThat(fault.field()).isEqualTo(dialect.imageField());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aLineThatIsCutOffIsReported(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        String record = record(dialect);
        for (int length = isLines(dialect) ? 0 : 7; length < record.length(); length += 7) {
            Fault fault = first(dialect, record.substring(0, length) + "\n" + record);
            if (isLines(dialect)) {
                assertThat(fault.line()).isEqualTo(1);
                assertThat(fault.expected()).isEqualTo("a JSON object");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void bytesThatAreNotUtf8AreReported(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        String record = record(dialect).replace("bench", "b\u00e9nch");
        List<Fault> faults = faults(dialect, record, StandardCharsets.ISO_8859_1);
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().toString()).contains("UTF-8");
    }

    @ParameterizedTest
    @MethodSource("names")
    void anIdThatWasThereBeforeIsReported(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        String file = "train" + dialect.framings().getFirst().extension();
        assertThat(faults(dialect, record(dialect), record(dialect)))
                .containsExactly(new Fault(file, 2, "id", "an id that no record before has", "c"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noMutationOfABytePassesAsAnErrorOfOurs(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        byte[] record = record(dialect).getBytes(StandardCharsets.UTF_8);
        RecordCheck check = new RecordCheck(dialect, new Faults());
        for (int at = 0; at < record.length; at++) {
            for (byte other : new byte[] {'"', '{', ']', '0', '-', '<', '\\', 0, (byte) 0x80}) {
                byte[] mutated = record.clone();
                mutated[at] = other;
                check.check(mutated, 0, mutated.length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "trl", "llama-factory"})
    void aMessageOfASystemMayComeFirstAndShiftsWhereFaultsAre(String name) throws IOException {
        Dialect dialect = Dialects.named(name);
        ObjectNode record = tree(dialect);
        turns(record).insertObject(0).put("role", "system").put("content", "Be brief.");
        assertThat(faults(dialect, record.toString())).isEmpty();
        said(record, 2).put("content", "the bench [1, 2, 3, 4000]");
        assertThat(first(dialect, record.toString()).field()).isEqualTo("messages[2].content");
        said(record, 0).put("content", 7);
        assertThat(first(dialect, record.toString()).field()).isEqualTo("messages[0].content");
        turns(record).removeAll().addObject().put("role", "system");
        assertThat(first(dialect, record.toString()).field()).isEqualTo("messages");
    }
}
