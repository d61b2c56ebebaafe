package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.Books;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class CurateTests {

    private static final int SCENES = 6;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static DrawnCorpus.Written corpus;
    private static List<Path> photographs = List.of();

    @BeforeAll
    static void drawScenes() throws Exception {
        corpus = DrawnCorpus.write(
                shared.resolve("corpus"), DrawnCorpus.Options.of(12, SCENES).withWorkers(2));
        try (var files = Files.list(corpus.images())) {
            photographs = files.sorted().toList();
        }
    }

    @Test
    void drawnPhotographsAreKept() throws Exception {
        Books.Page books = curated(tree(corpus.images()));
        assertThat(books.read(Unit.IMAGES)).isEqualTo(SCENES);
        assertThat(books.kept(Unit.IMAGES)).isEqualTo(SCENES);
        assertThat(books.kept(Unit.REGIONS)).isEqualTo(books.read(Unit.REGIONS)).isPositive();
    }

    @Test
    void aPhotographThatShowsNothingIsLeftOutWithItsRegions() throws Exception {
        Path images = Files.createDirectory(folder.resolve("images"));
        for (Path photograph : photographs) {
            Files.copy(photograph, images.resolve(photograph.getFileName()));
        }
        Path spoilt = images.resolve(photographs.get(0).getFileName());
        BufferedImage blank = ImageIO.read(spoilt.toFile());
        Graphics2D g = blank.createGraphics();
        g.setColor(Color.GRAY);
        g.fillRect(0, 0, blank.getWidth(), blank.getHeight());
        g.dispose();
        ImageIO.write(blank, spoilt.toString().endsWith(".png") ? "png" : "jpg", spoilt.toFile());

        Books.Page books = curated(tree(images));

        assertThat(books.dropped(Unit.IMAGES, Reason.IMAGE_BLANK)).isEqualTo(1);
        assertThat(books.dropped(Unit.REGIONS, Reason.IMAGE_DROPPED)).isPositive();
        assertThat(books.kept(Unit.IMAGES)).isEqualTo(SCENES - 1);
    }

    @Test
    void aPhotographWhoseDataWasAlteredIsLeftOut() throws Exception {
        Path images = Files.createDirectory(folder.resolve("images"));
        for (Path photograph : photographs) {
            Files.copy(photograph, images.resolve(photograph.getFileName()));
        }
        Path spoilt = images.resolve(photographs.get(1).getFileName());
        byte[] bytes = Files.readAllBytes(spoilt);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 512, (byte) 0);
        Files.write(spoilt, bytes);

        Books.Page books = curated(tree(images));

        assertThat(books.dropped(Unit.IMAGES, Reason.IMAGE_DAMAGED)).isEqualTo(1);
        assertThat(books.kept(Unit.IMAGES)).isEqualTo(SCENES - 1);
    }

    @Test
    void photographsInOtherFormatsAreKeptUnderWhateverName() throws Exception {
        Path images = Files.createDirectory(folder.resolve("images"));
        for (Path photograph : photographs) {
            BufferedImage image = ImageIO.read(photograph.toFile());
            ImageIO.write(image, "gif", images.resolve(photograph.getFileName()).toFile());
        }
        Books.Page books = curated(tree(images));
        assertThat(books.kept(Unit.IMAGES)).isEqualTo(SCENES);
    }

    @Test
    void imagesThatAListNamesAreTakenDownByFileOrId() throws Exception {
        Path list = folder.resolve("takedown.txt");
        Files.writeString(list, "# asked for by mail\n\n" + photographs.get(2).getFileName() + "\n");
        ObjectNode tree = tree(corpus.images());
        tree.putObject("curate").put("takedown", list.toString());
        assertThat(curated(tree).dropped(Unit.IMAGES, Reason.TAKEN_DOWN)).isEqualTo(1);
    }

    @Test
    void aChangedListTakesEffectInAFinishedRun() throws Exception {
        Path list = Files.writeString(folder.resolve("takedown.txt"), "");
        ObjectNode tree = tree(corpus.images());
        tree.putObject("curate").put("takedown", list.toString());
        assertThat(curated(tree).kept(Unit.IMAGES)).isEqualTo(SCENES);
        Files.writeString(
                list,
                photographs.get(1).getFileName() + "\n" + photographs.get(3).getFileName());
        assertThat(curated(tree).dropped(Unit.IMAGES, Reason.TAKEN_DOWN)).isEqualTo(2);
    }

    @Test
    void sizeAloneDecidesWherePixelsAreOffAndTheSummarySaysOfHowMany() throws Exception {
        ObjectNode tree = tree(corpus.images());
        tree.putObject("curate").put("pixels", "off").put("min_side", 100);
        RunSummary summary = Run.forge(config(tree), folder.resolve("run"), Run.Options.ofDefaults());
        assertThat(summary.imagesUnseen()).isEqualTo(SCENES);
    }

    @Test
    void aRunWhoseImagesAreAllLeftOutFailsAndSaysWhy() {
        ObjectNode tree = tree(corpus.images());
        tree.putObject("curate").put("min_side", 10_000);
        assertThatThrownBy(() -> curated(tree))
                .isInstanceOf(NothingKeptException.class)
                .hasMessageContaining("image-too-small");
    }

    @Test
    void aListThatIsNotThereIsWrongUse() {
        ObjectNode tree = tree(corpus.images());
        tree.putObject("curate").put("takedown", folder.resolve("none.txt").toString());
        assertThatThrownBy(() -> curated(tree))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("takedown")
                .hasMessageContaining("none.txt");
    }

    private Books.Page curated(ObjectNode tree) throws Exception {
        RunSummary summary = Run.forge(config(tree), folder.resolve("run"), Run.Options.ofDefaults());
        summary.books(Stage.CURATE).requireBalanced("curate");
        return summary.books(Stage.CURATE).page(Books.WHOLE);
    }

    private static RunConfig config(ObjectNode tree) {
        return RunConfig.of("test", tree, Path.of(""));
    }

    private static ObjectNode tree(Path images) {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 2);
        tree.putArray("sources")
                .addObject()
                .put("name", "drawn")
                .put("annotations", corpus.annotations().toString())
                .put("images", images.toString())
                .put("exhaustive", "yes");
        return tree;
    }
}
