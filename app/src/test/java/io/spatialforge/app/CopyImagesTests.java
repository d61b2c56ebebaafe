package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.drawn.DrawnCorpus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The options of exports that bring photographs along, for a run whose annotations state no licence. */
class CopyImagesTests {

    @TempDir
    static Path shared;

    private static String run = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void forge() throws Exception {
        DrawnCorpus.Written corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(3, 2).withWorkers(1));
        Path annotations = shared.resolve("unlicensed.json");
        Files.writeString(annotations, Files.readString(corpus.annotations()).replace("\"license\"", "\"no_license\""));
        run = shared.resolve("run").toString();
        Outcome forged = run(
                "forge",
                "--coco",
                annotations.toString(),
                "--images",
                corpus.images().toString(),
                "--set",
                "sources.0.exhaustive=yes",
                "--out",
                run);
        assertThat(forged.code()).as(forged.err()).isZero();
    }

    @Test
    void photographsWithoutALicenceLeaveNothingToExport() {
        Outcome outcome = export("--copy-images");

        assertThat(outcome.code()).isEqualTo(Main.NOT_ACCEPTABLE);
        assertThat(outcome.out()).contains("no licence is stated that allows the photograph to be copied");
        assertThat(folder.resolve("out/images")).doesNotExist();
    }

    @Test
    void aStatedLicenceLetsThemCome() {
        Outcome outcome = export("--copy-images", "--image-licence", "coco=own");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(folder.resolve("out/images/coco")).isNotEmptyDirectory();
        assertThat(folder.resolve("out/image-credits.csv")).content().contains(",own work,");
    }

    @Test
    void whatDoesNothingWithoutCopiesIsRefused() {
        assertThat(export("--allow-non-commercial").err())
                .contains("--image-licence and --allow-non-commercial do nothing without --copy-images");
        assertThat(export("--image-licence", "coco=CC0").err()).contains("do nothing without --copy-images");
    }

    @Test
    void anUnknownSourceOrLicenceIsRefused() {
        assertThat(export("--copy-images", "--image-licence", "street=CC0").err())
                .contains("there is no source 'street' with photographs; there is coco");
        assertThat(export("--copy-images", "--image-licence", "coco=mine").err())
                .contains("'mine', stated for the images of 'coco', is no licence that is known");
    }

    @Test
    void aTarSizeIsANumberWithAUnit() {
        assertThat(export("--shard-size", "500").err()).contains("expected a size as 500MB or 2GB, got '500'");
        assertThat(export("--shard-size", "1KB").err()).contains("expected at least 100KB and one image");
    }

    private Outcome export(String... options) {
        String[] args = new String[options.length + 6];
        args[0] = "export";
        args[1] = run;
        args[2] = "--to";
        args[3] = "qwen3-vl";
        args[4] = "--out";
        args[5] = folder.resolve("out").toString();
        System.arraycopy(options, 0, args, 6, options.length);
        return run(args);
    }

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return new Outcome(Main.run(line, args), out.toString(), err.toString());
    }

    private record Outcome(int code, String out, String err) {}
}
