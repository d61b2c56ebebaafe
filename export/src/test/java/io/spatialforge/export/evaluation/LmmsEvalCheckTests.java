package io.spatialforge.export.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.export.Dialects;
import io.spatialforge.export.Fault;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.SmallExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LmmsEvalCheckTests {

    private static final String TASK = "spatialforge/spatialforge_near_far.yaml";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void export() throws IOException {
        SmallExport.of(
                new LmmsEval(Dialects.named("qwen3-vl"), HeldOut.TEST, Photographs.NONE), folder, List.of(Asked.all()));
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private List<String> faults() throws IOException {
        return LmmsEvalCheck.validate(folder).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    private String onlyFault() throws IOException {
        assertThat(faults()).hasSize(1);
        return faults().getFirst();
    }

    @ParameterizedTest(name = "{0}: {1} as {2}")
    @CsvSource(delimiter = '|', textBlock = """
            counting   | "answer":"2"             | "answer":"two"           | counting.jsonl:1: answer: expected a whole number, not negative, in digits, got two
            counting   | "kind":"number"          | "kind":"colour"          | counting.jsonl:1: kind: expected one of [boxes, choice, expression, none, number, order, points, text, yes-no], got colour
            counting   | "options":[]             | "options":"none"         | counting.jsonl:1: options: expected a list of texts, got none
            counting   | "correct":-1             | "correct":0              | counting.jsonl:1: correct: expected a place in options, from 0 to -1, or -1, got 0
            counting   | "shapes":"[]"            | "shapes":"[[1, 2]]"      | counting.jsonl:1: shapes: expected none, as the kind is number, got [[1,2]]
            counting   | "extent":[1000,1000]     | "extent":[1000]          | counting.jsonl:1: extent: expected width and height in the unit of coordinates, got [1000]
            counting   | "image":"a/b.jpg"        | "image":"../b.jpg"       | counting.jsonl:1: image: expected a path relative to the image folder, without .., got ../b.jpg
            counting   | "coordinates":false      | "coordinates":"no"       | counting.jsonl:1: coordinates: expected true or false, got no
            counting   | "question":"How many     | "question":"{r0} How many | counting.jsonl:1: question: expected coordinates, got the placeholder {r0}
            counting   | "id":"number"            | "id":""                  | counting.jsonl:1: id: expected an id, got
            referring  | "options":[]             | "options":["the cup"]    | referring.jsonl:1: options: expected none, got 1
            """)
    void aFaultyFieldIsNamed(String task, String from, String to, String fault) throws IOException {
        change("spatialforge/data/test/" + task + ".jsonl", from, to);
        assertThat(onlyFault().strip()).isEqualTo("spatialforge/data/test/" + fault);
    }

    @Test
    void anAnswerThatIsNotTheRightOptionIsNamed() throws IOException {
        change("spatialforge/data/test/left_right.jsonl", "\"answer\":\"B\"", "\"answer\":\"A\"");
        assertThat(onlyFault()).contains("answer: expected the letter of option 1, got A");
    }

    @Test
    void yesMustBeAmongTheOptions() throws IOException {
        change("spatialforge/data/test/near_far.jsonl", "\"answer\":\"No\"", "\"answer\":\"Nope\"");
        assertThat(onlyFault()).contains("answer: expected the right one of two options, got Nope");
    }

    @Test
    void boxesOfTheAnswerMustBeThoseThatAreScored() throws IOException {
        change("spatialforge/data/test/grounding.jsonl", "\"shapes\":\"[[100, 100,", "\"shapes\":\"[[101, 100,");
        assertThat(onlyFault()).contains("answer: expected all boxes of shapes, also [101, 100, 200, 200]");
    }

    @Test
    void aBoxBeyondTheImageIsNamed() throws IOException {
        change("spatialforge/data/test/grounding.jsonl", "[[100, 100, 200, 200]", "[[100, 100, 200, 1001]");
        assertThat(onlyFault())
                .contains(
                        "shapes[0]: expected [x1, y1, x2, y2] with x1 < x2 and y1 < y2, or [x, y], within [1000,1000]");
    }

    @Test
    void anIdMustNotComeTwice() throws IOException {
        Path file = folder.resolve("spatialforge/data/test/counting.jsonl");
        Files.writeString(file, Files.readString(file).repeat(2));
        assertThat(onlyFault()).contains("counting.jsonl:2: id: expected an id that no row before has, got number");
    }

    @Test
    void aRowOfOtherColumnsIsNamed() throws IOException {
        Path file = folder.resolve("spatialforge/data/test/counting.jsonl");
        Files.writeString(
                file,
                Files.readString(file)
                        + Files.readString(file)
                                .replace("\"id\":\"number\",\"task\":\"counting\"", "\"id\":\"other\""));
        assertThat(onlyFault()).contains("counting.jsonl:2: expected the columns of the first row");
    }

    @Test
    void aLineThatIsNoJsonIsNamed() throws IOException {
        change("spatialforge/data/test/counting.jsonl", "\"id\":", "'id':");
        assertThat(onlyFault()).contains("counting.jsonl:1: expected a JSON object, got ");
    }

    @Test
    void aPhotographThatDidNotComeAlongIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("images/a"));
        assertThat(faults()).anyMatch(fault -> fault.contains("image: expected a photograph below"));
        Files.createFile(folder.resolve("images/a/b.jpg"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void aFieldThatLmmsEvalDoesNotKnowIsNamed() throws IOException {
        change(TASK, "test_split: test", "test_split: test\ntemperatur: 0");
        assertThat(onlyFault()).isEqualTo(TASK + ": temperatur: expected a field that lmms-eval knows, got temperatur");
    }

    @Test
    void yamlThatDoesNotParseIsNamed() throws IOException {
        change(TASK, "test_split: test", "test_split: [test");
        assertThat(faults()).anyMatch(fault -> fault.startsWith(TASK + ": expected YAML, got "));
    }

    @Test
    void dataThatIsNotThereIsNamed() throws IOException {
        change(TASK, "near_far.jsonl", "far_near.jsonl");
        assertThat(onlyFault())
                .isEqualTo(TASK + ": dataset_kwargs.data_files.test: expected a file, relative to the YAML, "
                        + "got data/test/far_near.jsonl");
    }

    @Test
    void aSplitWithoutDataIsNamed() throws IOException {
        change(TASK, "test_split: test", "test_split: val");
        assertThat(onlyFault()).contains("dataset_kwargs.data_files: expected a file for the split val");
    }

    @Test
    void aFunctionThatIsNotThereIsNamed() throws IOException {
        change("spatialforge/utils.py", "def doc_to_text(", "def doc_to_words(");
        assertThat(faults()).hasSize(6).first().asString().contains("doc_to_text: expected a function of utils.py");
    }

    @Test
    void aGroupOfMissingTasksIsNamed() throws IOException {
        Files.delete(folder.resolve(TASK));
        assertThat(onlyFault())
                .isEqualTo("spatialforge/spatialforge.yaml: task: expected tasks, groups or tags that are here, "
                        + "got spatialforge_near_far");
    }

    @Test
    void anEmptyFolderIsAFault() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(LmmsEvalCheck.validate(empty).faults())
                .singleElement()
                .asString()
                .contains("expected a folder with a *.yaml of a task below it, got none");
    }

    @Test
    void itStopsAfterAHundredFaults() throws IOException {
        Path file = folder.resolve("spatialforge/data/test/counting.jsonl");
        Files.writeString(file, "[]\n".repeat(1000));
        assertThat(LmmsEvalCheck.validate(folder).stopped()).isTrue();
        assertThat(faults()).hasSize(100);
    }
}
