package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.export.dataset.RecordFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Qwen3VlValidatorTests {

    private static final String SAMPLE = """
            {"id": "g1", "image": "o/v1/a.jpg", "conversations": [{"from": "human", "value": "<image>\\nWhere is the cup?"}, {"from": "gpt", "value": "[{\\"bbox_2d\\": [200, 200, 550, 700], \\"label\\": \\"cup\\"}]"}, {"from": "human", "value": "Point at its centre, JSON only."}, {"from": "gpt", "value": "[{\\"point_2d\\": [375, 450], \\"label\\": \\"cup\\"}]"}]}
            """.strip();

    @TempDir
    Path folder;

    private Validation validate(String... lines) throws IOException {
        Path file = folder.resolve("train.jsonl");
        Files.write(file, List.of(lines));
        return validated(file);
    }

    private static Validation validated(Path path) throws IOException {
        return RecordFiles.validate(path, Dialects.named("qwen3-vl"));
    }

    private Fault only(String line) throws IOException {
        List<Fault> faults = validate(line).faults();
        assertThat(faults).as(line).hasSize(1);
        return faults.getFirst();
    }

    private static String conversation(String question, String answer) {
        return "{\"image\": \"a.jpg\", \"conversations\": [{\"from\": \"human\", \"value\": \"" + question
                + "\"}, {\"from\": \"gpt\", \"value\": \"" + answer + "\"}]}";
    }

    private static String answer(String answer) {
        return conversation("<image>Where?", answer.replace("\"", "\\\""));
    }

    @Test
    void theSampleIsValid() throws IOException {
        assertThat(validate(SAMPLE)).isEqualTo(new Validation(1, List.of()));
    }

    @Test
    void severalImagesAndTagsAnywhereInQuestionsAreValid() throws IOException {
        String line =
                conversation("<image> and <image>: which?", "the first").replace("\"a.jpg\"", "[\"a.jpg\", \"b.jpg\"]");
        assertThat(validate(line).faults()).isEmpty();
    }

    @Test
    void aFaultNamesFileLineFieldAndWhatWasExpected() throws IOException {
        Validation validation = validate(SAMPLE, answer("[{\"bbox_2d\": [550, 200, 200, 700], \"label\": \"cup\"}]"));
        assertThat(validation.records()).isEqualTo(2);
        assertThat(validation.faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "train.jsonl:2: conversations[1].value: expected bbox_2d of four whole numbers from 0 to"
                                + " 1000, x1 < x2 and y1 < y2, got [550, 200, 200, 700]");
    }

    @Test
    void answersThatAreNoStrictJsonInRangeAreFaults() throws IOException {
        for (String wrong : List.of(
                "[{\"bbox_2d\": [1, 2, 3, 4]}",
                "[{\"bbox_2d\": [1, 2, 3, 4]},]",
                "[{\"bbox_2d\": [1, 2, 3, 4]}] so there",
                "Here: [{\"bbox_2d\": [1, 2, 3, 4]}]",
                "[{'bbox_2d': [1, 2, 3, 4]}]",
                "[{\"bbox_2d\": [1.0, 2, 3, 4]}]",
                "[{\"bbox_2d\": [1, 2, 3, 1001]}]",
                "[{\"bbox_2d\": [-1, 2, 3, 4]}]",
                "[{\"bbox_2d\": [1, 2, 3]}]",
                "[{\"bbox_2d\": [1, 2, 3, 4, 5]}]",
                "[{\"bbox_2d\": [1, 2, 1, 4]}]",
                "[{\"bbox_2d\": \"1, 2, 3, 4\"}]",
                "[{\"bbox_2d\": [[1, 2, 3, 4]]}]",
                "[{\"bbox_2d\": [1, 2, 3, 99999999999999999999]}]",
                "[{\"bbox_2d\": [1, 2, 3, 4], \"bbox_2d\": [1, 2, 3, 4]}]",
                "[{\"bbox_2d\": [1, 2, 3, 4], \"label\": 5}]",
                "[{\"bbox_2d\": [1, 2, 3, 4], \"label\": \"\"}]",
                "[{\"point_2d\": [1, 1001]}]",
                "[{\"point_2d\": [1]}]",
                "[{\"label\": \"dog\"}]",
                "{\"bbox_2d\": [1, 2, 3, 4]",
                "[")) {
            assertThat(only(answer(wrong)).field()).isEqualTo("conversations[1].value");
        }
        for (String right : List.of(
                "[]",
                "{\"bbox_2d\": [0, 0, 1000, 1000]}",
                "[10, 20, 30, 40]",
                "the dog [10, 20, 30, 40]",
                "[sic] 3, 4")) {
            assertThat(validate(answer(right)).faults()).as(right).isEmpty();
        }
    }

    @Test
    void runningTextWithPlaceholdersWrongBoxesOrTagsIsAFault() throws IOException {
        assertThat(only(answer("the dog {r3}")).got()).isEqualTo("the placeholder {r3}");
        assertThat(only(conversation("<image>Is {r12} red?", "yes")).field()).isEqualTo("conversations[0].value");
        assertThat(only(answer("the dog [1, 2, 3, 1001]")).got()).isEqualTo("[1, 2, 3, 1001]");
        assertThat(only(answer("the dog [0.1, 0.2, 0.3, 0.4]")).got()).isEqualTo("[0.1, 0.2, 0.3, 0.4]");
        assertThat(only(answer("see <image>")).expected()).isEqualTo("no <image> in an answer");
        assertThat(only(answer("end<|im_end|>")).expected()).isEqualTo("no special token");
        assertThat(only(answer("  ")).expected()).isEqualTo("some text");
        assertThat(only(conversation("<image>\\n", "yes")).expected()).isEqualTo("some text");
        assertThat(only(answer("half \\ud83d pair")).expected()).isEqualTo("valid Unicode");
    }

    @Test
    void theNumberOfTagsIsTheNumberOfImages() throws IOException {
        assertThat(only(conversation("Where?", "there")).toString())
                .endsWith("conversations: expected as many <image> as images, 1, got 0");
        assertThat(only(conversation("<image><image>Where?", "there")).got()).isEqualTo("2");
    }

    @Test
    void rolesAlternateExactly() throws IOException {
        String good = conversation("<image>Where?", "there");
        assertThat(only(good.replace("\"gpt\"", "\"assistant\"")).toString())
                .endsWith("conversations[1].from: expected gpt, got assistant");
        assertThat(only(good.replace("\"human\"", "\"Human\"")).field()).isEqualTo("conversations[0].from");
        assertThat(only(good.replace(", {\"from\": \"gpt\", \"value\": \"there\"}", ""))
                        .got())
                .isEqualTo("1 turns");
    }

    @Test
    void fieldsOfAnotherTypeOrMissingAreFaults() throws IOException {
        String good = conversation("<image>Where?", "there");
        assertThat(only(good.replace("\"a.jpg\"", "5")).field()).isEqualTo("image");
        assertThat(only(good.replace("\"a.jpg\"", "[]")).field()).isEqualTo("image");
        assertThat(only(good.replace("\"a.jpg\"", "[{\"a\": 1}]")).field()).isEqualTo("image[0]");
        assertThat(only(good.replace("\"a.jpg\"", "\"../a.jpg\"")).field()).isEqualTo("image");
        assertThat(only(good.replace("\"a.jpg\"", "\"/a.jpg\"")).field()).isEqualTo("image");
        assertThat(only(good.replace("\"image\":", "\"images\":")).field()).isEqualTo("image");
        assertThat(only(good.replace("\"conversations\":", "\"messages\":")).field())
                .isEqualTo("conversations");
        assertThat(only("{\"image\": \"a.jpg\", \"conversations\": {}}").field())
                .isEqualTo("conversations");
        assertThat(only("{\"image\": \"a.jpg\", \"conversations\": []}").field())
                .isEqualTo("conversations");
        assertThat(only(good.replace("\"there\"", "7")).field()).isEqualTo("conversations[1].value");
        assertThat(only(good.replace("{\"image\"", "{\"id\": null, \"image\"")).field())
                .isEqualTo("id");
        assertThat(only(good.replace("{\"image\"", "{\"id\": \"\", \"image\"")).field())
                .isEqualTo("id");
    }

    @Test
    void linesThatAreNoJsonObjectAreFaults() throws IOException {
        String good = conversation("<image>Where?", "there");
        for (String wrong :
                List.of("", "[]", "null", good + " x", good + good, good.substring(0, 30), "\ufeff" + good)) {
            assertThat(only(wrong).expected()).as(wrong).contains("JSON object");
        }
        assertThat(only(good.replace("{\"image\"", "{\"image\": \"b.jpg\", \"image\""))
                        .got())
                .containsIgnoringCase("duplicate");
        assertThat(only(good.replace("there", "raw\ttab")).expected()).contains("JSON object");
    }

    @Test
    void anIdTwiceIsAFaultAlsoInAnotherFileOfTheFolder() throws IOException {
        assertThat(validate(SAMPLE, SAMPLE).faults()).extracting(Fault::got).containsExactly("g1");
        validate(SAMPLE);
        Files.writeString(folder.resolve("test.jsonl"), SAMPLE);
        assertThat(validated(folder).faults())
                .containsExactly(new Fault("train.jsonl", 1, "id", "an id that no record before has", "g1"));
    }

    @Test
    void bytesThatAreNotUtf8AreAFault() throws IOException {
        Path file = folder.resolve("train.jsonl");
        byte[][] wrong = {
            {(byte) 0xff}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0xe2}
        };
        for (byte[] bytes : wrong) {
            byte[] line = SAMPLE.getBytes(StandardCharsets.UTF_8);
            int at = SAMPLE.indexOf("cup");
            System.arraycopy(bytes, 0, line, at, bytes.length);
            Files.write(file, line);
            assertThat(validated(file).faults())
                    .containsExactly(new Fault("train.jsonl", 1, "", "UTF-8", "bytes that are not"));
        }
    }

    @Test
    void anEmptyFileAndAnEmptyFolderAreFaults() throws IOException {
        assertThat(validate().faults()).hasSize(1);
        assertThat(validated(Files.createDirectory(folder.resolve("sub"))).faults())
                .hasSize(1);
    }

    @Test
    void readingStopsAfterAHundredFaults() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            lines.add("{}");
        }
        Validation validation = validate(lines.toArray(String[]::new));
        assertThat(validation.faults()).hasSize(100);
        assertThat(validation.stopped()).isTrue();
        assertThat(validation.records()).isLessThan(100);
    }

    @Test
    void aLineThatIsTooLongIsAFaultAndTheNextIsReadAllTheSame() throws IOException {
        Validation validation = validate("x".repeat((32 << 20) + (1 << 20)), SAMPLE);
        assertThat(validation.records()).isEqualTo(2);
        assertThat(validation.faults()).hasSize(1);
        assertThat(validation.faults().getFirst().got()).isEqualTo("a longer one");
    }
}
