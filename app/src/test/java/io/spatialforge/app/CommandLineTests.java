package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTests {

    private static final String CATEGORIES = "\"categories\":[{\"id\":1,\"name\":\"dog\"},{\"id\":2,\"name\":\"cat\"}]";
    private static final String ONE_IMAGE =
            "\"images\":[{\"id\":1,\"file_name\":\"1.png\",\"width\":400,\"height\":300}]";

    private static final String TWO_ANIMALS = "{" + ONE_IMAGE + "," + CATEGORIES
            + ",\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]},"
            + "{\"id\":2,\"image_id\":1,\"category_id\":2,\"bbox\":[250,10,100,200]}]}";

    @TempDir
    Path folder;

    @Test
    void withoutACommandTheUsageIsShown() {
        Outcome outcome = run();
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("forge").contains("demo").contains("Exit codes");
    }

    @Test
    void aMissingConfigurationIsWrongUse() {
        Outcome outcome = run("forge", folder.resolve("none.yaml").toString(), "--out", out());
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("none.yaml").contains("--coco");
    }

    @Test
    void aMissingAnnotationFileIsNamed() {
        Outcome outcome = run("forge", "--coco", folder.resolve("none.json").toString(), "--out", out());
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("none.json");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aTruncatedFileIsAnErrorBeforeAnythingIsWritten() throws Exception {
        Outcome outcome =
                forge("{" + ONE_IMAGE + "," + CATEGORIES + ",\"annotations\":[{\"id\":1,\"image_id\":1,\"bbo");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("annotations.json").contains("annotations");
        assertThat(folder.resolve("run/scenes")).doesNotExist();
        assertThat(folder.resolve("run/qa")).doesNotExist();
    }

    @Test
    void aFileThatIsNoObjectIsAnError() throws Exception {
        Outcome outcome = forge("[1,2,3]");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("annotations.json");
    }

    @Test
    void aFileWithoutImagesIsAnError() throws Exception {
        Outcome outcome = forge("{\"images\":[],\"annotations\":[]," + CATEGORIES + "}");
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("annotations.json").contains("image");
    }

    @Test
    void aRunOfWhichNothingIsKeptIsNotAcceptableAndSaysWhy() throws Exception {
        Outcome outcome = forge(
                "{" + ONE_IMAGE + "," + CATEGORIES
                        + ",\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"iscrowd\":1,\"bbox\":[10,10,200,200]}]}");
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.err).contains("not one pair was kept of 1 images").contains("flagged");
    }

    @Test
    void badBoxesAreCountedAndTheGoodOnesUsed() throws Exception {
        Outcome outcome = forge("{\"images\":[{\"id\":1,\"file_name\":\"1.png\",\"width\":400,\"height\":300},"
                + "{\"id\":2,\"file_name\":\"2.png\",\"width\":400,\"height\":300}]," + CATEGORIES
                + ",\"annotations\":["
                + "{\"id\":1,\"image_id\":2,\"category_id\":1,\"bbox\":[10,10,100,200]},"
                + "{\"id\":2,\"image_id\":2,\"category_id\":2,\"bbox\":[250,10,100,200]},"
                + "{\"id\":3,\"image_id\":1,\"category_id\":2,\"bbox\":[10,10,-5,20]},"
                + "{\"id\":4,\"image_id\":1,\"category_id\":2,\"bbox\":\"wide\"},"
                + "{\"id\":5,\"image_id\":1,\"category_id\":2,\"bbox\":[900,10,50,20]},"
                + "{\"id\":6,\"image_id\":9,\"category_id\":2,\"bbox\":[10,10,50,20]},"
                + "{\"id\":7,\"image_id\":1,\"category_id\":77,\"bbox\":[10,10,50,20]},"
                + "{\"id\":8,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]},"
                + "{\"id\":8,\"image_id\":1,\"category_id\":1,\"bbox\":[12,10,100,200]}]}");
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.code).isZero();
        assertThat(outcome.out)
                .contains("box-invalid 2")
                .contains("box-outside 1")
                .contains("region-orphan 1")
                .contains("category-unknown 1")
                .contains("region-duplicate 1");
    }

    @Test
    void imagesWithoutTheirPhotographStayWherePhotosAreOptionalAndAreShown() throws Exception {
        Files.createDirectories(folder.resolve("images"));
        picture(folder.resolve("images/2.png"));
        String two = "{\"images\":[{\"id\":1,\"file_name\":\"1.png\",\"width\":400,\"height\":300},"
                + "{\"id\":2,\"file_name\":\"2.png\",\"width\":400,\"height\":300}]," + CATEGORIES
                + ",\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]},"
                + "{\"id\":2,\"image_id\":2,\"category_id\":1,\"bbox\":[10,10,100,200]}]}";
        Files.writeString(folder.resolve("annotations.json"), two);
        String[] command = {
            "forge",
            "--coco",
            folder.resolve("annotations.json").toString(),
            "--images",
            folder.resolve("images").toString(),
            "--exhaustive",
            "yes",
            "--out",
            out()
        };
        assertThat(run(command).out).contains("2 images read, 1 kept; dropped: image-missing 1");

        String[] optional = Arrays.copyOf(command, command.length + 2);
        optional[command.length] = "--set";
        optional[command.length + 1] = "sources.0.photos=optional";
        assertThat(run(optional).out)
                .contains("2 images read, 2 kept")
                .contains("1 of them without a look at the photograph");
    }

    @Test
    void anExportThatWritesNothingIsNotAcceptable() throws Exception {
        String unnamed = "{" + ONE_IMAGE.replaceFirst("\"file_name\":\"[^\"]*\",?", "") + "," + CATEGORIES
                + ",\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]}]}";
        Path annotations = Files.writeString(folder.resolve("annotations.json"), unnamed);
        assertThat(run("forge", "--coco", annotations.toString(), "--exhaustive", "yes", "--out", out()).code)
                .isZero();
        Outcome outcome = run(
                "export",
                out(),
                "--to",
                "qwen3-vl",
                "--out",
                folder.resolve("export").toString());
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.err).contains("nothing was written").contains("images");
    }

    @Test
    void aTarThatIsCutShortIsWrongUseAndNamed() throws Exception {
        Files.writeString(folder.resolve("photos.tar"), "half a header");
        Files.writeString(
                folder.resolve("annotations.json"),
                "{" + ONE_IMAGE + "," + CATEGORIES
                        + ",\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]}]}");
        Outcome outcome = run(
                "forge",
                "--coco",
                folder.resolve("annotations.json").toString(),
                "--images",
                folder.resolve("photos.tar").toString(),
                "--out",
                out());
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("photos.tar").contains("cut short");
    }

    @Test
    void fetchingNothingAtAllIsNotAcceptableAndAMissingListIsWrongUse() throws Exception {
        Path list = Files.writeString(folder.resolve("list.txt"), "not a url\nftp://a.example/1.jpg\n");
        Outcome outcome = run("fetch", list.toString(), "--out", out(), "--json");
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.out).contains("\"listed\":2").contains("\"dead\":{\"url-invalid\":2}");
        assertThat(run("fetch", folder.resolve("none.txt").toString(), "--out", out()).code)
                .isEqualTo(2);
        assertThat(run("fetch", list.toString(), "--out", out(), "--rate", "0").code)
                .isEqualTo(2);
    }

    @Test
    void aFileNameThatLeavesTheImageFolderIsNeverOpened() throws Exception {
        picture(folder.resolve("secret.png"));
        Files.createDirectories(folder.resolve("images"));
        picture(folder.resolve("images/2.png"));
        Files.writeString(
                folder.resolve("annotations.json"),
                "{\"images\":[{\"id\":1,\"file_name\":\"../secret.png\",\"width\":400,\"height\":300},"
                        + "{\"id\":2,\"file_name\":\"2.png\",\"width\":400,\"height\":300}]," + CATEGORIES
                        + ",\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]},"
                        + "{\"id\":2,\"image_id\":2,\"category_id\":1,\"bbox\":[10,10,100,200]}]}");
        Outcome outcome = run(
                "forge",
                "--coco",
                folder.resolve("annotations.json").toString(),
                "--images",
                folder.resolve("images").toString(),
                "--exhaustive",
                "yes",
                "--out",
                out());
        assertThat(outcome.code).isZero();
        assertThat(outcome.out).contains("2 images read, 1 kept; dropped: image-path-unsafe 1");
    }

    @Test
    void aTruncatedPhotographIsCounted() throws Exception {
        Files.createDirectories(folder.resolve("images"));
        picture(folder.resolve("images/1.png"));
        byte[] whole = Files.readAllBytes(folder.resolve("images/1.png"));
        Files.write(folder.resolve("images/1.png"), Arrays.copyOf(whole, whole.length - 20));
        Files.writeString(
                folder.resolve("annotations.json"),
                "{" + ONE_IMAGE + "," + CATEGORIES
                        + ",\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]}]}");
        Outcome outcome = run(
                "forge",
                "--coco",
                folder.resolve("annotations.json").toString(),
                "--images",
                folder.resolve("images").toString(),
                "--exhaustive",
                "yes",
                "--out",
                out());
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.err).contains("image-truncated");
    }

    @Test
    void anUnknownSettingIsNamedWithTheOnesThereAre() throws Exception {
        Files.writeString(folder.resolve("a.json"), "{}");
        Outcome outcome = run(
                "forge",
                "--coco",
                folder.resolve("a.json").toString(),
                "--set",
                "margins.depht_ratio=1.2",
                "--out",
                out());
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("depht_ratio").contains("depth_ratio");
    }

    @Test
    void aYamlFileWithAWrongTypeIsRefusedByFieldName() throws Exception {
        Files.writeString(
                folder.resolve("run.yaml"), "shards: many\nsources:\n  - kind: coco\n    annotations: a.json\n");
        Outcome outcome = run("forge", folder.resolve("run.yaml").toString(), "--out", out());
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err)
                .contains("run.yaml.shards")
                .contains("whole number")
                .contains("many");
    }

    @Test
    void anExportOfWhatIsNoRunIsWrongUse() {
        Outcome outcome = run(
                "export",
                folder.toString(),
                "--to",
                "qwen3-vl",
                "--out",
                folder.resolve("x").toString());
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("no finished run");
    }

    @Test
    void aDialectNobodyKnowsIsNamedWithThoseThereAre() {
        Outcome outcome = run(
                "export",
                folder.toString(),
                "--to",
                "gpt",
                "--out",
                folder.resolve("x").toString());
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("gpt").contains("qwen3-vl");
    }

    @Test
    void anExportedRunValidatesAndABrokenLineIsNamed() throws Exception {
        Files.writeString(
                folder.resolve("annotations.json"),
                "{" + ONE_IMAGE + "," + CATEGORIES
                        + ",\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]},"
                        + "{\"id\":2,\"image_id\":1,\"category_id\":2,\"bbox\":[250,10,100,200]}]}");
        assertThat(run(
                                "forge",
                                "--coco",
                                folder.resolve("annotations.json").toString(),
                                "--exhaustive",
                                "yes",
                                "--out",
                                out())
                        .code)
                .isZero();
        Path export = folder.resolve("export");
        assertThat(run("export", out(), "--to", "qwen3-vl", "--out", export.toString()).code)
                .isZero();
        assertThat(run("validate", export.toString(), "--as", "qwen3-vl").code).isZero();
        Path file = Files.exists(export.resolve("train.jsonl"))
                ? export.resolve("train.jsonl")
                : export.resolve("test.jsonl");
        Files.writeString(file, Files.readString(file).replaceFirst("\"from\":\"human\"", "\"from\":\"user\""));
        Outcome broken = run("validate", export.toString(), "--as", "qwen3-vl");
        assertThat(broken.code).isEqualTo(1);
        assertThat(broken.out)
                .contains(file.getFileName() + ":1")
                .contains("conversations[0].from")
                .contains("human");
    }

    @Test
    void anOutputFolderThatIsAFileIsWrongUse() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Files.writeString(folder.resolve("a.json"), "{}");
        Outcome outcome = run("forge", "--coco", folder.resolve("a.json").toString(), "--out", file.toString());
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("is a file");
    }

    @Test
    void labelsThatAreNoPlainNounsAreNotAskedAbout() throws Exception {
        Outcome outcome = forge("{" + ONE_IMAGE + ",\"categories\":[{\"id\":1,\"name\":\"closest person\"},"
                + "{\"id\":2,\"name\":\"water\"},{\"id\":3,\"name\":\"the dog\"}],\"annotations\":["
                + "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]},"
                + "{\"id\":2,\"image_id\":1,\"category_id\":2,\"bbox\":[250,10,100,200]}]}");
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.err).contains("not-a-thing");
    }

    @Test
    void aLabelIsNotNamedBesideItsPlural() throws Exception {
        Outcome outcome = forge("{" + ONE_IMAGE + ",\"categories\":[{\"id\":1,\"name\":\"gnome\"},"
                + "{\"id\":2,\"name\":\"gnomes\"},{\"id\":3,\"name\":\"garden gnome\"}],\"annotations\":["
                + "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]},"
                + "{\"id\":2,\"image_id\":1,\"category_id\":2,\"bbox\":[250,10,100,200]}]}");
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.err).contains("related-label");
    }

    private Outcome forge(String json) throws IOException {
        Files.writeString(folder.resolve("annotations.json"), json);
        return run(
                "forge",
                "--coco",
                folder.resolve("annotations.json").toString(),
                "--exhaustive",
                "yes",
                "--out",
                out());
    }

    @Test
    void aDryRunTellsWhatWouldBeDoneAndMakesNothing() throws Exception {
        Files.writeString(folder.resolve("annotations.json"), TWO_ANIMALS);
        String annotations = folder.resolve("annotations.json").toString();
        Outcome plan = run("forge", "--coco", annotations, "--out", out(), "--dry-run");
        assertThat(plan.code).isZero();
        assertThat(plan.out)
                .contains("a first run")
                .contains("annotations of coco")
                .contains("forge                    16 shards")
                .contains("Would be written");
        Outcome asJson = run("forge", "--dry-run", "--coco", annotations, "--out", out(), "--json");
        JsonNode json = JsonMapper.shared().readTree(asJson.out);
        assertThat(json.get("stages").get(0).get("fate").asString()).isEqualTo("done");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void machinesFollowARunInAFileOrOnStandardError() throws Exception {
        Files.writeString(folder.resolve("annotations.json"), TWO_ANIMALS);
        Path metrics = folder.resolve("metrics.jsonl");
        String[] command = {
            "forge",
            "--coco",
            folder.resolve("annotations.json").toString(),
            "--exhaustive",
            "yes",
            "--out",
            out(),
            "--metrics",
            metrics.toString()
        };
        assertThat(run(command).code).isZero();
        JsonNode first =
                JsonMapper.shared().readTree(Files.readAllLines(metrics).getLast());
        assertThat(first.get("outcome").asString()).isEqualTo("done");

        command[command.length - 1] = "-";
        Outcome again = run(command);
        assertThat(again.code).isZero();
        assertThat(again.err.lines())
                .allSatisfy(line -> assertThat(
                                JsonMapper.shared().readTree(line).get("schema").asInt())
                        .isEqualTo(1));
        JsonNode second =
                JsonMapper.shared().readTree(again.err.lines().toList().getLast());
        assertThat(second.get("stages").get(0).get("shards_reused").asInt()).isEqualTo(16);

        command[command.length - 1] = folder.resolve("none/metrics.jsonl").toString();
        Outcome nowhere = run(command);
        assertThat(nowhere.code).isEqualTo(2);
        assertThat(nowhere.err).contains("--metrics").contains("none/metrics.jsonl");
    }

    private String out() {
        return folder.resolve("run").toString();
    }

    private static void picture(Path file) throws IOException {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 400 * 300; i++) {
            image.setRGB(i % 400, i / 400, random.nextInt(1 << 24)); // a blank picture is no photograph to ask about
        }
        ImageIO.write(image, "png", file.toFile());
    }

    /** Runs a command; progress lines are left out of what it said on standard error. */
    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = Main.run(line, args);
        return new Outcome(code, out.toString(), err.toString().replaceAll("(?m)^[\\w-]+: \\d+ shards.*\\R", ""));
    }

    private record Outcome(int code, String out, String err) {}
}
