package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.DataFiles.DataFile;
import io.spatialforge.export.dataset.RecordFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlamaFactoryDialectTests {

    private static final Dialect LLAMA_FACTORY = Dialects.named("llama-factory");
    private static final String INFO = """
            {
              "street_run_train" : {
                "file_name" : "train.jsonl",
                "formatting" : "sharegpt",
                "columns" : {
                  "messages" : "messages",
                  "images" : "images"
                },
                "tags" : {
                  "role_tag" : "role",
                  "content_tag" : "content",
                  "user_tag" : "user",
                  "assistant_tag" : "assistant"
                }
              },
              "street_run_test" : {
                "file_name" : "test.jsonl",
                "formatting" : "sharegpt",
                "columns" : {
                  "messages" : "messages",
                  "images" : "images"
                },
                "tags" : {
                  "role_tag" : "role",
                  "content_tag" : "content",
                  "user_tag" : "user",
                  "assistant_tag" : "assistant"
                }
              }
            }
            """;

    @TempDir
    Path folder;

    private static QaPair pair(String id, String question) {
        return Pairs.nearer(
                id, Pairs.photo(), question, "the bench", new Box(0, 0, 10, 10), new Box(100, 100, 300, 400));
    }

    @Test
    void theFirstQuestionBeginsWithTheTagAndAllRowsHaveTheSameColumns() {
        assertThat(Pairs.record(LLAMA_FACTORY, pair("p1", "Which is closer?")))
                .isEqualTo("{\"id\":\"p1\",\"qa_ids\":[\"p1\"],\"messages\":["
                        + "{\"role\":\"user\",\"content\":\"<image>\\nWhich is closer?\"},"
                        + "{\"role\":\"assistant\",\"content\":\"the bench\"}],\"images\":[\"a/b.jpg\"]}");
    }

    @Test
    void aTextThatTheTemplatesWouldFillInIsRefused() {
        assertThat(Pairs.refusal(LLAMA_FACTORY, pair("p1", "What is {{idx}}?")).reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    private void export() throws IOException {
        Files.writeString(folder.resolve("train.jsonl"), Pairs.record(LLAMA_FACTORY, pair("p1", "Which?")));
        Files.writeString(folder.resolve("test.jsonl"), Pairs.record(LLAMA_FACTORY, pair("p2", "Which?")));
        Map<Split, List<DataFile>> files = new LinkedHashMap<>();
        files.put(Split.TRAIN, List.of(new DataFile("train.jsonl", 1)));
        files.put(Split.TEST, List.of(new DataFile("test.jsonl", 1)));
        LLAMA_FACTORY.describe(new DataFiles(folder, "street run", "images", files));
    }

    @Test
    void eachFileHasItsEntryUnderANameThatCanStandInAList() throws IOException {
        export();
        assertThat(folder.resolve("dataset_info.json")).hasContent(INFO);
        assertThat(RecordFiles.validate(folder, LLAMA_FACTORY).faults()).isEmpty();
    }

    private Fault only(String info) throws IOException {
        export();
        Files.writeString(folder.resolve("dataset_info.json"), info);
        List<Fault> faults = RecordFiles.validate(folder, LLAMA_FACTORY).faults();
        assertThat(faults).as(info).hasSize(1);
        assertThat(faults.getFirst().file()).isEqualTo("dataset_info.json");
        return faults.getFirst();
    }

    @Test
    void anEntryThatWouldLoadSomethingElseIsAFault() throws IOException {
        assertThat(only(INFO.replaceFirst("\"sharegpt\"", "\"alpaca\"")).field())
                .isEqualTo("street_run_train.formatting");
        assertThat(only(INFO.replaceFirst("\"images\" : \"images\"", "\"image\" : \"images\""))
                        .field())
                .isEqualTo("street_run_train.columns.images");
        assertThat(only(INFO.replaceFirst("\"user_tag\" : \"user\"", "\"user_tag\" : \"human\""))
                        .got())
                .isEqualTo("human");
        assertThat(only(INFO.replaceFirst("\"formatting\"", "\"split\" : \"test\", \"formatting\""))
                        .field())
                .isEqualTo("street_run_train.split");
        assertThat(only(INFO.replaceFirst("\"formatting\"", "\"ranking\" : true, \"formatting\""))
                        .field())
                .isEqualTo("street_run_train.ranking");
    }

    @Test
    void aFileWithoutAnEntryAndAnEntryWithoutAFileAreFaults() throws IOException {
        export();
        Files.delete(folder.resolve("test.jsonl"));
        assertThat(RecordFiles.validate(folder, LLAMA_FACTORY).faults())
                .extracting(Fault::field)
                .containsExactly("street_run_test.file_name");
        assertThat(only(INFO.substring(0, INFO.indexOf(",\n  \"street_run_test\"")) + "}")
                        .expected())
                .isEqualTo("an entry whose file_name is test.jsonl");
        assertThat(only("[]").expected()).isEqualTo("a JSON object");
        assertThat(only("{").expected()).isEqualTo("a JSON object");
        Files.delete(folder.resolve("dataset_info.json"));
        assertThat(RecordFiles.validate(folder, LLAMA_FACTORY).faults()).hasSize(1);
    }

    @Test
    void mediaThatAreNotThereAreFaults() {
        String record = Pairs.record(LLAMA_FACTORY, pair("p1", "Which?"));
        assertThat(faults(record.replace("Which", "<video> which")))
                .extracting(Fault::field)
                .containsExactly("messages[0].content");
        assertThat(faults(record.replace("the bench", "<audio>")))
                .extracting(Fault::field)
                .containsExactly("messages[1].content");
        assertThat(faults(record.replace("[\"a/b.jpg\"]", "[7]")))
                .extracting(Fault::field)
                .containsExactly("images[0]");
        assertThat(faults(record.replace("\"user\"", "\"human\"")))
                .extracting(Fault::field)
                .containsExactly("messages[0].role");
    }

    private static List<Fault> faults(String record) {
        Faults faults = new Faults();
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        new RecordCheck(LLAMA_FACTORY, faults).check(bytes, 0, bytes.length);
        return faults.found();
    }
}
