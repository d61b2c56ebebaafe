package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class EvaluationCommandTests {

    private static final String ANNOTATIONS = """
            {"images":[{"id":1,"file_name":"1.png","width":400,"height":300}],
             "categories":[{"id":1,"name":"dog"},{"id":2,"name":"cat"}],
             "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[10,10,100,200]},
                            {"id":2,"image_id":1,"category_id":2,"bbox":[250,10,100,200]}]}
            """;

    @TempDir
    Path folder;

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = Main.run(line, arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    /** A run whose one photograph is of a split. */
    private void forge(String split) throws IOException {
        Path annotations = Files.writeString(folder.resolve("annotations.json"), ANNOTATIONS);
        assertThat(run(
                                "forge",
                                "--coco",
                                annotations.toString(),
                                "--exhaustive",
                                "yes",
                                "--set",
                                "splits.test=" + (split.equals("test") ? 1 : 0),
                                "--set",
                                "splits.validation=" + (split.equals("validation") ? 1 : 0),
                                "--out",
                                folder.resolve("run").toString())
                        .code)
                .isZero();
    }

    private Outcome export(String target, String... more) {
        String[] arguments = new String[6 + more.length];
        arguments[0] = "export";
        arguments[1] = folder.resolve("run").toString();
        arguments[2] = "--to";
        arguments[3] = target;
        arguments[4] = "--out";
        arguments[5] = folder.resolve("out").toString();
        System.arraycopy(more, 0, arguments, 6, more.length);
        return run(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lmms-eval", "vlmevalkit"})
    void testPairsBecomeATaskThatValidates(String target) throws Exception {
        forge("test");
        Outcome outcome = export(target);
        assertThat(outcome.code).isZero();
        assertThat(outcome.out).contains("test ").doesNotContain("train");
        assertThat(run("validate", folder.resolve("out").toString(), "--as", target).code)
                .isZero();
    }

    @Test
    void withoutTestPairsTheValidationPairsAreTakenAndCounted() throws Exception {
        forge("validation");
        Outcome outcome = export("lmms-eval");
        assertThat(outcome.code).isZero();
        assertThat(outcome.err).containsPattern("no test pairs, but \\d+ validation; the validation pairs are taken");
        assertThat(folder.resolve("out/spatialforge/spatialforge_validation.yaml"))
                .exists();
    }

    @Test
    void aSplitThatWasAskedForAndIsEmptyIsWrongUse() throws Exception {
        forge("validation");
        Outcome outcome = export("lmms-eval", "--split", "test");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).containsPattern("no pairs of test, but \\d+ validation; give 'splits' a larger share");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatWasTrainedOnIsNoEvaluation() throws Exception {
        forge("train");
        assertThat(export("vlmevalkit").err).containsPattern("no pairs of test, but \\d+ train");
        Outcome outcome = export("vlmevalkit", "--split", "train");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("expected test, validation, both, got 'train'");
    }

    @Test
    void aDialectWithoutNumbersInTheTextIsWrongUse() throws Exception {
        forge("test");
        Outcome outcome = export("lmms-eval", "--dialect", "ms-swift");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("'ms-swift' does not tell boxes as whole numbers in the text");
    }
}
