package io.spatialforge.drawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a drawn corpus say what the scenes hold. */
class DrawnCorpusTests {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path folder;

    private static DrawnCorpus.Written written;

    @BeforeAll
    static void writeOnce() throws IOException {
        written = DrawnCorpus.write(
                folder.resolve("two"), DrawnCorpus.Options.of(5, 5).withWorkers(2));
    }

    @Test
    void anyNumberOfWorkersWritesTheSameBytes() throws IOException {
        DrawnCorpus.write(folder.resolve("one"), DrawnCorpus.Options.of(5, 5));
        try (Stream<Path> files = Files.walk(folder.resolve("one"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path twin = folder.resolve("two").resolve(folder.resolve("one").relativize(file));
                assertThat(twin).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void theSameSeedDrawsTheSamePicture() {
        DrawnScene first = new SceneArtist().draw(5, 3);
        DrawnScene again = new SceneArtist().draw(5, 3);
        assertThat(again.rgb()).isEqualTo(first.rgb());
        assertThat(again.instanceIds()).isEqualTo(first.instanceIds());
        assertThat(again.depthMetres()).isEqualTo(first.depthMetres());
    }

    @Test
    void anotherSeedDrawsAnotherPicture() {
        DrawnScene first = new SceneArtist().draw(5, 0, SceneKind.OFFICE);
        DrawnScene other = new SceneArtist().draw(6, 0, SceneKind.OFFICE);
        assertThat(first.rgb()).isNotEqualTo(other.rgb());
    }

    @Test
    void theAnnotationsAndTheTruthNameTheSameObjectsInTheSameBoxes() throws IOException {
        JsonNode coco = JSON.readTree(written.annotations().toFile());
        Map<Integer, String> labels = new HashMap<>();
        coco.get("categories")
                .forEach(
                        row -> labels.put(row.get("id").asInt(), row.get("name").asString()));
        List<String> lines = Files.readAllLines(written.truth());
        assertThat(lines).hasSize(5).hasSize(coco.get("images").size());
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            JsonNode truth = JSON.readTree(lines.get(i));
            JsonNode image = coco.get("images").get(i);
            assertThat(truth.get("image").asString())
                    .isEqualTo("images/" + image.get("file_name").asString());
            assertThat(truth.get("width").asInt()).isEqualTo(image.get("width").asInt());
            for (JsonNode object : truth.get("objects")) {
                JsonNode row = coco.get("annotations").get(at++);
                assertThat(row.get("image_id").asInt())
                        .isEqualTo(image.get("id").asInt());
                assertThat(labels.get(row.get("category_id").asInt()))
                        .isEqualTo(object.get("label").asString());
                JsonNode box = row.get("bbox");
                JsonNode corners = object.get("bbox");
                assertThat(box.get(0).asDouble()).isEqualTo(corners.get(0).asDouble());
                assertThat(box.get(1).asDouble() + box.get(3).asDouble())
                        .isEqualTo(corners.get(3).asDouble());
                assertThat(row.get("area").asDouble())
                        .isEqualTo(object.get("visible_px").asDouble());
                assertThat(row.has("keypoints")).isEqualTo(object.has("keypoints_coco17"));
                assertThat(object.get("facing_deg").isNull())
                        .isEqualTo(object.get("facing_vs_viewer_deg").isNull());
            }
        }
        assertThat(at)
                .isEqualTo(written.objects())
                .isEqualTo(coco.get("annotations").size());
    }

    @Test
    void thePicturesAndDepthMapsReadBackInTheSizeOfTheScene() throws IOException {
        for (String text : Files.readAllLines(written.truth())) {
            JsonNode truth = JSON.readTree(text);
            BufferedImage picture = ImageIO.read(
                    folder.resolve("two").resolve(truth.get("image").asString()).toFile());
            BufferedImage depth = ImageIO.read(folder.resolve("two")
                    .resolve(truth.get("depth_map").asString())
                    .toFile());
            assertThat(picture.getWidth())
                    .isEqualTo(depth.getWidth())
                    .isEqualTo(truth.get("width").asInt());
            assertThat(picture.getHeight())
                    .isEqualTo(depth.getHeight())
                    .isEqualTo(truth.get("height").asInt());
            assertThat(depth.getSampleModel().getSampleSize(0)).isEqualTo(16);
        }
    }

    @Test
    void aDepthMapHoldsTheScenesDepthToTheMillimetre() throws IOException {
        DrawnScene scene = new SceneArtist().draw(5, 0, SceneKind.LIVING_ROOM);
        BufferedImage depth = ImageIO.read(written.depth().resolve("00000.png").toFile());
        for (int row = 0; row < scene.height(); row += 7) {
            for (int column = 0; column < scene.width(); column += 7) {
                int raw = depth.getRaster().getSample(column, row, 0);
                assertThat(Math.abs(raw / 1000.0 - scene.depthMetres()[row * scene.width() + column]))
                        .isLessThanOrEqualTo(0.0005 + 1e-6);
            }
        }
    }

    @Test
    void aCorpusWithoutScenesIsRefused() {
        assertThatThrownBy(() -> DrawnCorpus.Options.of(5, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("count 0");
    }
}
