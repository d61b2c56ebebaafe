package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.LineReader;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.records.SceneJson;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** From photographs that nobody annotated to a finished run, with what another program saw in them. */
class PhotographsAloneTests {

    private static final String SOURCES = """
            shards: 3
            curate: {pixels: off}
            perceive: {models: none}
            sources:
              - kind: folder
                images: photos
                detect: none
                imports: [{file: boxes.jsonl, kind: boxes, origin: a-detector, exhaustive: yes}]
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writePhotographs() throws IOException {
        photograph("photos/street/a.png", Color.RED);
        photograph("photos/b.png", Color.BLUE);
        Files.copy(folder.resolve("photos/b.png"), folder.resolve("photos/copy-of-b.png"));
        Files.writeString(folder.resolve("photos/readme.txt"), "two photographs and a copy");
        Files.writeString(folder.resolve("boxes.jsonl"), """
                {"image": "street/a.png", "label": "dog", "box": [20, 200, 160, 380], "score": 0.9}
                {"image": "a.png", "label": "bench", "box": [400, 180, 600, 360], "score": 0.9}
                """);
    }

    private void photograph(String name, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillOval(50, 50, 300, 300);
        graphics.dispose();
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private RunConfig config(String yaml) {
        return RunConfig.of("test", new YAMLMapper().readTree(yaml), folder);
    }

    @Test
    void photographsGoThroughARunAndWhatWasImportedForThemIsAskedAbout() throws Exception {
        Path out = folder.resolve("run");

        RunSummary summary = Run.forge(config(SOURCES), out, Run.Options.ofDefaults());

        Books.Page ingest = summary.books(Stage.INGEST).page(Books.WHOLE);
        assertThat(ingest.read(Unit.IMAGES)).isEqualTo(3);
        assertThat(ingest.kept(Unit.IMAGES)).isEqualTo(2);
        assertThat(ingest.dropped(Unit.IMAGES, Reason.IMAGE_COPY)).isEqualTo(1);
        assertThat(ingest.dropped(Unit.FILES, Reason.NOT_A_PHOTOGRAPH)).isEqualTo(1);
        assertThat(ingest.read(Unit.REGIONS)).isEqualTo(2);
        assertThat(summary.books(Stage.CURATE).page(Books.WHOLE).kept(Unit.IMAGES))
                .as("a scene without regions is curated like any other")
                .isEqualTo(2);
        Scene street = scenes(out).stream()
                .filter(s -> "street/a.png".equals(s.image().file()))
                .findFirst()
                .orElseThrow();
        assertThat(street.image().id()).isEqualTo("folder/street/a.png");
        assertThat(street.regions()).extracting(Region::label).containsExactly("bench", "dog");
        assertThat(street.regions()).extracting(Region::origin).containsOnly("a-detector");
        assertThat(summary.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS))
                .isPositive();
    }

    @Test
    void aPhotographThatIsAddedIsReadOnTheNextRun() throws Exception {
        Path out = folder.resolve("run");
        Run.forge(config(SOURCES), out, Run.Options.ofDefaults());
        photograph("photos/c.png", Color.GREEN);

        RunSummary summary = Run.forge(config(SOURCES), out, Run.Options.ofDefaults());

        assertThat(summary.books(Stage.INGEST).page(Books.WHOLE).kept(Unit.IMAGES))
                .isEqualTo(3);
    }

    @Test
    void aConfigurationThatSaysWhatPhotographsAloneCannotBeIsRefused() {
        assertThatThrownBy(() -> config("sources: [{kind: folder}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("images");
        assertThatThrownBy(() -> config("sources: [{kind: folder, images: photos, exhaustive: yes}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("exhaustive");
        assertThatThrownBy(() -> config("sources: [{kind: folder, images: photos, photos: optional}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("photos");
    }

    private static List<Scene> scenes(Path run) throws IOException {
        List<Scene> scenes = new ArrayList<>();
        try (Stream<Path> files = Files.list(run.resolve("scenes"))) {
            for (Path file : files.sorted().toList()) {
                LineReader.forEach(file, SceneJson.LINES, scenes::add);
            }
        }
        return scenes;
    }
}
