package io.spatialforge.export.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.export.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VlmEvalKitCheckTests {

    private static final String OPTIONS = "index\timage_path\tquestion\tanswer\tA\tB\tC\n";
    private static final String SCORED =
            "index\timage_path\tquestion\tanswer\tkind\toptions\tcorrect\tshapes\textent\n";

    @TempDir
    private Path folder = Path.of("");

    private List<String> faults(String name, String table) throws IOException {
        Files.writeString(folder.resolve(name), table);
        return VlmEvalKitCheck.validate(folder).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            0;a.jpg;Which?;C;one;two;          | t.tsv:2: answer: expected the letter of one of 2 options, got C
            0;a.jpg;Which?;the one;one;two;    | t.tsv:2: answer: expected the letter of one of 2 options, got the one
            0;a.jpg;Which?;A;one;;             | t.tsv:2: A: expected two options or more, got 1
            0;a.jpg;Which?;A;one;;three        | t.tsv:2: B: expected an option, as there is one after it, got none
            0;a.jpg;Which?;A;one;NA;           | t.tsv:2: B: expected text that pandas reads as it stands, got 'NA'
            0;a.jpg;;A;one;two;                | t.tsv:2: question: expected text that pandas reads as it stands, got ''
            0;/a.jpg;Which?;A;one;two;         | t.tsv:2: image_path: expected a path relative to the image folder, without .., got /a.jpg
            exit();a.jpg;Which?;A;one;two;     | t.tsv:2: index: expected letters, digits, hyphens, dots and underlines, got exit()
            0;a.jpg;Which?;A;one               | t.tsv:2: expected 7 cells, got 5
            0;a.jpg;Which?;A;one;two;;;        | t.tsv:2: expected 7 cells, got 9
            """)
    void aFaultyRowIsNamed(String row, String fault) throws IOException {
        assertThat(faults("t.tsv", OPTIONS + row.replace(';', '\t') + "\n")).containsExactly(fault);
    }

    @Test
    void anIndexMustNotComeTwice() throws IOException {
        String row = "7\ta.jpg\tWhich?\tA\tone\ttwo\t\n";
        assertThat(faults("t.tsv", OPTIONS + row + row))
                .containsExactly("t.tsv:3: index: expected an index that no row before has, got 7");
    }

    @Test
    void columnsMustBeThere() throws IOException {
        assertThat(faults("t.tsv", "index\timage_path\tquestion\n"))
                .first()
                .asString()
                .isEqualTo("t.tsv:1: answer: expected a column of this name, got none");
        assertThat(faults("t.tsv", "index\tquestion\tanswer\n"))
                .first()
                .asString()
                .isEqualTo("t.tsv:1: image_path: expected a column of this name, or image, got none");
        assertThat(faults("t.tsv", "index\tindex\n"))
                .first()
                .asString()
                .isEqualTo("t.tsv:1: index: expected a column's name once, got twice");
    }

    @Test
    void yesOrNoMustBeTheAnswerWhereItIsAskedFor() throws IOException {
        String head = "index\timage_path\tquestion\tanswer\n";
        assertThat(faults("SpatialForge_YORN.tsv", head + "0\ta.jpg\tIs it?\tyes\n"))
                .containsExactly("SpatialForge_YORN.tsv:2: answer: expected Yes or No, got yes");
    }

    @Test
    void whatOurScoringNeedsMustAgree() throws IOException {
        assertThat(faults("t.tsv", SCORED + "0\ta.jpg\tWhere?\tThere.\tboxes\t[]\t-1\t[]\t[1000,1000]\n"))
                .containsExactly("t.tsv:2: shapes: expected one box or more, got none");
        assertThat(faults("t.tsv", SCORED + "0\ta.jpg\tWhere?\tThere.\tnumber\tmany\t-1\t[]\t[1000,1000]\n"))
                .containsExactly("t.tsv:2: options: expected a list of texts, got many");
        assertThat(faults("t.tsv", SCORED + "0\ta.jpg\tHow many?\t3\tnumber\t[]\t-1\t[]\t[1000,1000]\n"))
                .isEmpty();
    }

    @Test
    void anImageIsThePhotographOrTheRowThatHasIt() throws IOException {
        String head = "index\timage\tquestion\tanswer\n";
        String photograph = "A".repeat(100);
        assertThat(faults("t.tsv", head + "0\t" + photograph + "\tWhat?\tA dog\n1\t0\tWhat else?\tA cat\n"))
                .isEmpty();
        assertThat(faults("t.tsv", head + "0\t5\tWhat?\tA dog\n"))
                .containsExactly(
                        "t.tsv:2: image: expected a photograph in base64, or the index of a row before that has"
                                + " one, got 5");
    }

    @Test
    void aPhotographThatDidNotComeAlongIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("images"));
        assertThat(faults("t.tsv", OPTIONS + "0\ta.jpg\tWhich?\tA\tone\ttwo\t\n"))
                .singleElement()
                .asString()
                .startsWith("t.tsv:2: image_path: expected a photograph below");
    }

    @Test
    void theLineOfARowIsThatOnWhichItBegins() throws IOException {
        assertThat(faults(
                        "t.tsv",
                        OPTIONS + "0\ta.jpg\t\"Which\n\none?\"\tA\tone\ttwo\t\n1\ta.jpg\tWhich?\tZ\tone\ttwo\t\n"))
                .containsExactly("t.tsv:5: answer: expected the letter of one of 2 options, got Z");
    }

    @Test
    void anEmptyTableAndAnEmptyFolderAreFaults() throws IOException {
        assertThat(VlmEvalKitCheck.validate(folder).faults())
                .singleElement()
                .asString()
                .endsWith("expected a file *.tsv in the folder, got none");
        assertThat(faults("t.tsv", OPTIONS)).containsExactly("t.tsv: expected at least one question, got none");
    }
}
