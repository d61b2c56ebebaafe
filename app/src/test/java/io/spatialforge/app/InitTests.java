package io.spatialforge.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.drawn.DrawnLayout;
import io.spatialforge.pipeline.FinishedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What init finds in a folder, and that a run of what it writes goes through. */
class InitTests {

    @TempDir
    static Path drawn;

    @TempDir
    Path folder;

    @BeforeAll
    static void draw() throws IOException {
        DrawnCorpus.write(drawn, DrawnCorpus.Options.of(23, 4).withLayouts(Set.of(DrawnLayout.values())));
    }

    @Test
    void everyCorpusOfAFolderIsFoundAndReadAsItIs() throws IOException {
        Path config = folder.resolve("all.yaml");
        JsonNode json = JsonMapper.shared()
                .readTree(Said.by("init", drawn, "--out", config, "--json").out());

        assertThat(json.get("kinds").toString())
                .isEqualTo("{\"openimages\":1,\"coco\":1,\"objects365\":1,\"pixmo\":1}");
        assertThat(json.get("not_read").toString()).contains("truth.jsonl").contains("audit");
        assertThat(Files.readString(config)).startsWith("# yaml-language-server: $schema=spatialforge.schema.json\n");
        assertThat(folder.resolve("spatialforge.schema.json")).isNotEmptyFile();
        JsonNode coco = YAMLMapper.shared().readTree(Files.readString(config)).at("/sources/1");
        assertThat(coco.get("images").asString())
                .isEqualTo(drawn.resolve("images").toString());
        assertThat(coco.at("/depth/folder").asString())
                .isEqualTo(drawn.resolve("depth").toString());
        assertThat(Said.by("doctor", config).code()).isZero();
        assertThat(forge(config)).isZero();
    }

    @Test
    void aTruthFileIsReadWhereThereIsNothingElse() throws IOException {
        Files.copy(drawn.resolve("truth.jsonl"), folder.resolve("truth.jsonl"));
        Files.createDirectories(folder.resolve("images"));
        try (var images = Files.list(drawn.resolve("images"))) {
            for (Path image : images.toList()) {
                Files.copy(image, folder.resolve("images").resolve(image.getFileName()));
            }
        }
        assertThat(Said.by("init", folder, "--out", folder.resolve("c.yaml")).out())
                .contains("truth file");
        assertThat(Files.readString(folder.resolve("c.yaml")))
                .contains("kind: truth")
                .contains("images: .\n");
        assertThat(forge(folder.resolve("c.yaml"), "--set", "curate.pixels=off"))
                .isZero();
    }

    private static final String CATEGORIES = "\"categories\":[{\"id\":1,\"name\":\"dog\"},{\"id\":2,\"name\":\"cat\"}]";
    private static final String BOXES =
            "\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]},"
                    + "{\"id\":2,\"image_id\":1,\"category_id\":2,\"bbox\":[250,10,100,200]}]";
    private static final String IMAGES = "\"images\":[{\"id\":1,\"file_name\":\"1.png\",\"width\":400,\"height\":300}]";

    @Test
    void filesAreToldByWhatIsInThemAndNotByTheirNames() throws IOException {
        write("a.json", "{" + IMAGES + "," + CATEGORIES + "," + BOXES + "}");
        write("instances.json", "{\"images\":3}");
        write("captions.json", "{" + IMAGES + ",\"annotations\":[{\"id\":1,\"image_id\":1,\"caption\":\"a dog\"}]}");
        write(
                "people.json",
                "{" + IMAGES
                        + ",\"categories\":[{\"id\":1,\"name\":\"person\",\"keypoints\":[\"nose\"],\"skeleton\":[]}],"
                        + "\"annotations\":[{\"id\":7,\"image_id\":1,\"category_id\":1,\"bbox\":[0,0,9,9],\"num_keypoints\":0,\"keypoints\":["
                        + "0,".repeat(50) + "0]}]}");
        write(
                "words.json",
                "[{\"ref_id\":0,\"ann_id\":1,\"image_id\":1,\"split\":\"train\",\"sentences\":[{\"sent\":\"the dog\"}]}]");
        write("found.json", "[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,1,2,2],\"score\":0.5}]");

        Said said = Said.by("init", folder, "--out", folder.resolve("c.yaml"));

        assertThat(said.out())
                .contains("not read: captions.json", "not read: instances.json", "not read: found.json")
                .contains("imports");
        JsonNode source =
                YAMLMapper.shared().readTree(folder.resolve("c.yaml").toFile()).at("/sources/0");
        assertThat(source.get("annotations").toString()).isEqualTo("[\"a.json\",\"people.json\"]");
        assertThat(source.get("refs").asString()).isEqualTo("words.json");
        assertThat(source.has("images")).isFalse();
        assertThat(forge(folder.resolve("c.yaml"))).isZero();
    }

    @Test
    void namesThatYamlWouldTakeForSomethingElseAreQuoted() throws IOException {
        Files.createDirectories(folder.resolve("2017"));
        write("2017/1e5.json", "{" + IMAGES + "," + CATEGORIES + "," + BOXES + "}");
        write("2017/no.json", "{" + IMAGES.replace("1.png", "2.png") + "," + CATEGORIES + "," + BOXES + "}");
        write("2017/___.json", "{" + IMAGES.replace("1.png", "3.png") + "," + CATEGORIES + "," + BOXES + "}");
        Path config = folder.resolve("c.yaml");
        assertThat(Said.by("init", folder, "--out", config).code()).isZero();
        assertThat(Files.readString(config)).contains("name: \"1e5\"", "name: \"no\"", "name: corpus");
        assertThat(Said.by("config", "check", config).code()).isZero();
    }

    @Test
    void annotationsThatNoSourceReadsAreTold() throws IOException {
        Files.createDirectories(folder.resolve("labels/train"));
        Files.createDirectories(folder.resolve("labels/val"));
        Files.createDirectories(folder.resolve("Annotations"));
        write("labels/train/1.txt", "10 0.375000 0.450000 0.350000 0.500000\n2 0.1 0.1 .1 0.1\n");
        write("labels/val/2.txt", "0 0.5 0.5 1 1\n");
        write("labels/classes.txt", "dog\ncat\n");
        write("Annotations/1.xml", "<annotation><object><name>cup</name></object></annotation>");
        write("pom.xml", "<project/>");
        write("prices.csv", "thing,price\ncup,3\n");
        Files.copy(drawn.resolve("images/00000.jpg"), folder.resolve("1.jpg"));

        Said said = Said.by("init", folder, "--out", folder.resolve("c.yaml"));

        assertThat(said.out())
                .contains(
                        "photos: 1 photograph without annotations",
                        "not read: labels/train and 1 more: 2 files of labels in the layout of YOLO; no source reads them",
                        "not read: Annotations: 1 file of boxes in the XML of Pascal VOC; no source reads them",
                        "not read: prices.csv: a table of some other kind")
                .doesNotContain("pom.xml", "classes.txt");
    }

    @Test
    void lvisIsKnownByWhatItsImagesWereLookedThroughFor() throws IOException {
        write(
                "x.json",
                "{" + IMAGES.replace("}]", ",\"neg_category_ids\":[],\"not_exhaustive_category_ids\":[]}]") + ","
                        + CATEGORIES + "," + BOXES + "}");
        assertThat(Said.by("init", folder, "--out", folder.resolve("c.yaml")).out())
                .contains("boxes of LVIS");
        assertThat(Files.readString(folder.resolve("c.yaml"))).contains("kind: lvis");
        assertThat(forge(folder.resolve("c.yaml"))).isZero();
    }

    @Test
    void aListBehindMegabytesOfAnotherIsFound() throws IOException {
        StringBuilder images = new StringBuilder("{\"info\":{\"note\":\"no \\\"annotations\\\" here\"},\"images\":[");
        for (int i = 1; i <= 30_000; i++) {
            images.append("{\"id\":%d,\"file_name\":\"p/%012d.jpg\",\"width\":400,\"height\":300},".formatted(i, i));
        }
        images.setCharAt(images.length() - 1, ']');
        write("large.json", images + "," + BOXES + "," + CATEGORIES + "}");
        assertThat(Files.size(folder.resolve("large.json"))).isGreaterThan(2_000_000);
        assertThat(Said.by("init", folder, "--out", folder.resolve("c.yaml")).out())
                .contains("large.json holds boxes in COCO's layout of 2 labels");
    }

    @Test
    void aConfigurationThatIsThereIsReplacedOnlyOnRequest() throws IOException {
        write("a.json", "{" + IMAGES + "," + CATEGORIES + "," + BOXES + "}");
        Path config = Files.writeString(folder.resolve("c.yaml"), "mine");
        assertThat(Said.by("init", folder, "--out", config).code()).isEqualTo(Main.WRONG_USE);
        assertThat(config).hasContent("mine");
        assertThat(Said.by("init", folder, "--out", config, "--force").code()).isZero();
        assertThat(Files.readString(config)).contains("annotations: a.json");
    }

    @Test
    void photographsAloneAreFoundInFoldersTarsAndParquet() throws Exception {
        Path photographs = layOut(drawn.resolve("images"), ".jpg");
        Said said = Said.by("init", photographs, "--out", folder.resolve("c.yaml"));
        assertThat(said.out())
                .contains(
                        "2 photographs without annotations; photographs in 2 tars and files of Parquet", "models pull");
        JsonNode config = YAMLMapper.shared().readTree(folder.resolve("c.yaml").toFile());
        assertThat(config.at("/sources/0/kind").asString()).isEqualTo("folder");
        assertThat(config.at("/sources/0/images").toString())
                .isEqualTo("[\"p/loose\",\"p/more.parquet\",\"p/packed.tar\"]");

        // In the place of models, which a machine may not have, boxes that somebody drew.
        StringBuilder boxes = new StringBuilder();
        for (String name : List.of("00000.jpg", "00001.jpg", "in-tar.jpg", "in-parquet.jpg")) {
            boxes.append("{\"image\": \"%s\", \"label\": \"dog\", \"box\": [10, 10, 150, 200]}%n".formatted(name));
            boxes.append("{\"image\": \"%s\", \"label\": \"bench\", \"box\": [350, 20, 500, 220]}%n".formatted(name));
        }
        Files.writeString(folder.resolve("boxes.jsonl"), boxes);
        String imports = "sources.0.imports=[{file: boxes.jsonl, kind: boxes, origin: human, exhaustive: yes}]";
        assertThat(forge(
                        folder.resolve("c.yaml"),
                        "--models",
                        "none",
                        "--set",
                        "sources.0.detect=none",
                        "--set",
                        imports))
                .isZero();
        Set<String> seen = new HashSet<>();
        FinishedRun.open(folder.resolve("run"))
                .pairs()
                .forEachRemaining(pair -> seen.add(pair.image().id()));
        assertThat(seen).hasSizeGreaterThanOrEqualTo(3);
    }

    /** Two photographs as files, one in a tar, one in Parquet. */
    private Path layOut(Path from, String ending) throws Exception {
        Path to = folder.resolve("p");
        Files.createDirectories(to.resolve("loose"));
        List<Path> files;
        try (var list = Files.list(from)) {
            files = list.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
        for (Path file : files.subList(0, 2)) {
            Files.copy(file, to.resolve("loose").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(to.resolve("packed.tar"), tar(files.getLast()));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT content AS image, 'in-parquet.jpg' AS file_name FROM read_blob('%s')) TO '%s' (FORMAT parquet)"
                            .formatted(files.get(files.size() - 2), to.resolve("more.parquet")));
        }
        return to;
    }

    /** One member and the two empty records that end a tar. */
    private static byte[] tar(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] header = new byte[512];
        put(header, 0, "in-tar.jpg");
        put(header, 100, "0000644\0");
        put(header, 124, String.format(Locale.ROOT, "%011o", bytes.length));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        header[156] = '0';
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.write(header);
        tar.write(bytes);
        tar.write(new byte[(512 - bytes.length % 512) % 512 + 1024]);
        return tar.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private int forge(Path config, String... more) {
        Object[] arguments = new Object[9 + more.length];
        List<Object> usual = List.of(
                "forge", config, "--out", folder.resolve("run"), "--set", "shards=1", "--workers", "1", "--quiet");
        System.arraycopy(usual.toArray(), 0, arguments, 0, 9);
        System.arraycopy(more, 0, arguments, 9, more.length);
        Said said = Said.by(arguments);
        assertThat(said.err()).isEmpty();
        return said.code();
    }
}
