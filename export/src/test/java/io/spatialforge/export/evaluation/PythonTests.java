package io.spatialforge.export.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.SmallExport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written in Python, run with the machine's own. */
final class PythonTests {

    private static final String OWN_ANSWERS = """
            import glob, json, scoring
            for name in sorted(glob.glob("data/*/*.jsonl")):
                for line in open(name, encoding="utf-8"):
                    row = json.loads(line)
                    right = scoring.score(row, row["answer"])
                    wrong = scoring.score(row, "I am a teapot.")
                    print(row["id"], all(value == 1 for value in right.values()), any(wrong.values()))
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void pythonIsThere() throws IOException, InterruptedException {
        boolean found;
        try {
            found = python("-c", "import sys; sys.exit(sys.version_info < (3, 8))")
                    .isFine();
        } catch (IOException e) {
            found = false;
        }
        assumeTrue(found, "there is no python3 of 3.8 or later on this machine, so its part is not tested");
    }

    private record Ran(int code, String output) {
        boolean isFine() {
            return code == 0;
        }
    }

    private Ran python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-B"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after two minutes: " + command);
        }
        return new Ran(process.exitValue(), Files.readString(output));
    }

    @Test
    void repliesAreReadAndScoredAsPromised() throws IOException, InterruptedException {
        Resources.copy("scoring.py", folder.resolve("scoring.py"));
        Resources.copy("utils.py", folder.resolve("utils.py"));
        try (InputStream tests = PythonTests.class.getResourceAsStream("scoring_tests.py")) {
            assertThat(tests).isNotNull();
            Files.write(folder.resolve("scoring_tests.py"), tests.readAllBytes());
        }
        Ran ran = python("-m", "unittest", "scoring_tests");
        assertThat(ran.code()).as(ran.output()).isZero();
        assertThat(ran.output()).contains("OK");
    }

    @Test
    void ourOwnAnswersScoreOneAndNonsenseScoresNothing() throws IOException, InterruptedException {
        SmallExport.of(
                new LmmsEval(Dialects.named("qwen3-vl"), HeldOut.TEST, Photographs.NONE), folder, List.of(Asked.all()));
        Files.writeString(folder.resolve("spatialforge/own_answers.py"), OWN_ANSWERS);
        Ran ran = python(
                "-c",
                "import os, runpy, sys; os.chdir('spatialforge'); sys.path.insert(0, '.'); "
                        + "runpy.run_path('own_answers.py')");
        assertThat(ran.output().lines())
                .containsExactlyInAnyOrderElementsOf(Asked.all().stream()
                        .map(QaPair::id)
                        .map(id -> id + " True False")
                        .toList());
    }

    @Test
    void aTableOfOddTextsReadsBackAsItWas() throws IOException, InterruptedException {
        List<String> odd = List.of(
                "a \"quoted\" dog",
                "\"",
                "tab\there",
                "line\nfeed",
                "carriage\rreturn",
                "both\r\n",
                " blanks ",
                "狗 🐕‍🦺 naïve",
                "back\\slash \\N",
                "=1+1",
                "#comment",
                "'single'",
                "1e5",
                "a\u2028b");
        List<QaPair> pairs = new ArrayList<>();
        for (String text : odd) {
            QaPair pair = Asked.choice(text, "the dog");
            pairs.add(new QaPair(
                    "id" + pairs.size(),
                    pair.split(),
                    pair.image(),
                    pair.phrased(),
                    pair.regions(),
                    pair.claim(),
                    pair.evidence()));
        }
        SmallExport.of(
                new VlmEvalKit(Dialects.named("qwen3-vl"), HeldOut.TEST, Photographs.NONE), folder, List.of(pairs));
        Ran ran = python(
                "-c",
                "import csv; rows = csv.DictReader(open('SpatialForge_MCQ.tsv', encoding='utf-8', newline=''), "
                        + "delimiter='\t'); [print(ascii(row['A'])) for row in sorted(rows, key=lambda r: int(r['id'][2:]))]");
        assertThat(ran.output().lines())
                .containsExactly(
                        "'a \"quoted\" dog'",
                        "'\"'",
                        "'tab\\there'",
                        "'line\\nfeed'",
                        "'carriage\\rreturn'",
                        "'both\\r\\n'",
                        "' blanks '",
                        "'\\u72d7 \\U0001f415\\u200d\\U0001f9ba na\\xefve'",
                        "'back\\\\slash \\\\N'",
                        "'=1+1'",
                        "'#comment'",
                        "\"'single'\"",
                        "'1e5'",
                        "'a\\u2028b'");
    }

    @Test
    void everyFileCompiles() throws IOException, InterruptedException {
        for (String name : List.of("scoring.py", "utils.py", "spatialforge_vlmevalkit.py")) {
            Resources.copy(name, folder.resolve(name));
            Ran ran = python("-c", "import ast, sys; ast.parse(open(sys.argv[1], encoding='utf-8').read())", name);
            assertThat(ran.code()).as(ran.output()).isZero();
        }
    }
}
