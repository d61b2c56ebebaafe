package io.spatialforge.sources.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.SourceException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Objects365Tests {

    private static final String BOX = "[10, 10, 20, 20]";

    @TempDir
    Path folder;

    @Test
    void categoriesAreKnownByTheirNamesWhateverTheirIds() throws IOException {
        Path second = file().category("{\"id\": 38, \"name\": \"Moniter/TV\"}")
                .category("{\"id\": 99, \"name\": \"Dinning Table \"}")
                .image(1, 100, 100)
                .annotation(1, 1, 38, BOX)
                .annotation(2, 1, 99, "[40, 40, 20, 20]")
                .write(folder.resolve("v2.json"));
        Path first = file().category("{\"id\": 7, \"name\": \"moniter/tv\"}")
                .category("{\"id\": 300, \"name\": \"dinning table\"}")
                .image(1, 100, 100)
                .annotation(1, 1, 7, BOX)
                .annotation(2, 1, 300, "[40, 40, 20, 20]")
                .write(folder.resolve("v1.json"));

        Scene scene = read(second).scene("o/1");

        assertThat(scene.regions()).extracting(r -> r.label()).containsExactlyInAnyOrder("tv", "dining table");
        assertThat(scene.exhaustive()).containsExactlyInAnyOrder("tv", "dining table");
        assertThat(read(first).scene("o/1").regions()).isEqualTo(scene.regions());
    }

    @Test
    void aCategoryThatIsNotOfTheCorpusIsAnErrorThatNamesIt() throws IOException {
        Path file = file().category("{\"id\": 1, \"name\": \"Person\"}")
                .category("{\"id\": 2, \"name\": \"Space Ship\"}")
                .image(1, 100, 100)
                .annotation(1, 1, 1, BOX)
                .write(folder.resolve("x.json"));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("x.json")
                .hasMessageContaining("categories of Objects365 v1 or v2")
                .hasMessageContaining("1 others: 'space ship'")
                .hasMessageContaining("kind coco");
    }

    @Test
    void aCrowdOfALabelIsNoCountOfItAndSpoilsNoOther() throws IOException {
        Path file = file().category("{\"id\": 1, \"name\": \"Person\"}")
                .category("{\"id\": 2, \"name\": \"Dog\"}")
                .category("{\"id\": 3, \"name\": \"Cat\"}")
                .image(1, 100, 100)
                .annotation("{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [5, 5, 60, 60], \"iscrowd\": 1,"
                        + " \"isfake\": 0, \"isreflected\": 1}")
                .annotation(2, 1, 2, BOX)
                .write(folder.resolve("x.json"));

        Scene scene = read(file).scene("o/1");

        assertThat(scene.exhaustive()).containsExactly("dog");
        assertThat(scene.absent()).containsExactly("cat");
        assertThat(scene.region("r1").has(RegionFlag.CROWD)).isTrue();
        assertThat(scene.region("r1").has(RegionFlag.REFLECTED)).isTrue();
    }

    @Test
    void ofAListedPathTheLastTwoPartsCount() throws IOException {
        Path file = flawed("images/v1/patch8/objects365_v1_00420917.jpg", 100, 80);
        photograph("patch8/objects365_v1_00420917.jpg", 100, 80);

        assertThat(read(file).scene("o/1").image().file()).isEqualTo("patch8/objects365_v1_00420917.jpg");
        assertThat(Gathered.from(new CocoSource(config(file).withPhotos(folder)))
                        .scene("o/1"))
                .isEqualTo(read(file).scene("o/1"));
    }

    @Test
    void aPhotographKnownToBeInNoArchiveIsMissingEvenIfNoneIsNeeded() throws IOException {
        Gathered gathered = read(flawed("images/v2/patch16/objects365_v2_00908726.jpg", 100, 80));

        assertThat(gathered.reasons()).containsExactly(Reason.IMAGE_MISSING, Reason.IMAGE_DROPPED);
        assertThat(gathered.drops().getFirst().detail())
                .isEqualTo("patch16/objects365_v2_00908726.jpg is listed, but in none of Objects365's archives");
    }

    @Test
    void aPhotographKnownToBeBadIsLeftOut() throws IOException {
        assertThat(read(flawed("images/v2/patch20/objects365_v2_02081009.jpg", 100, 80))
                        .drops())
                .extracting(Drop::reason)
                .containsExactly(Reason.IMAGE_UNREADABLE, Reason.IMAGE_DROPPED);
    }

    @Test
    void sidesKnownToBeSwappedArePutRight() throws IOException {
        Path file = flawed("images/v2/patch44/objects365_v2_02024631.jpg", 100, 80);

        Scene scene = read(file).scene("o/1");

        assertThat(scene.image().width()).isEqualTo(80);
        assertThat(scene.image().height()).isEqualTo(100);
        assertThat(scene.region("r0").box()).isEqualTo(new Box(10, 10, 30, 95));
    }

    @Test
    void whereThePhotographIsAtHandItDecidesWhichSideIsTheWidth() throws IOException {
        Path file = flawed("images/v2/patch44/objects365_v2_02024631.jpg", 100, 80);
        Path photograph = photograph("patch44/objects365_v2_02024631.jpg", 80, 100);

        Scene turned =
                Gathered.from(new CocoSource(config(file).withPhotos(folder))).scene("o/1");
        Files.delete(photograph);
        photograph("patch44/objects365_v2_02024631.jpg", 100, 80);
        Scene asListed =
                Gathered.from(new CocoSource(config(file).withPhotos(folder))).scene("o/1");
        photograph("patch44/objects365_v2_02024631.jpg", 50, 50);

        assertThat(turned.image().width()).isEqualTo(80);
        assertThat(asListed.image().width()).isEqualTo(100);
        assertThat(Gathered.from(new CocoSource(config(file).withPhotos(folder)))
                        .reasons())
                .containsExactly(Reason.IMAGE_SIZE_MISMATCH, Reason.IMAGE_DROPPED);
    }

    private Path flawed(String name, int width, int height) throws IOException {
        return file().category("{\"id\": 2, \"name\": \"Dog\"}")
                .image(
                        "{\"id\": 1, \"width\": %d, \"height\": %d, \"license\": 5, \"url\": \"\", \"file_name\": \"%s\"}"
                                .formatted(width, height, name))
                .annotation(1, 1, 2, "[10, 10, 20, 85]")
                .write(folder.resolve("x.json"));
    }

    private Path photograph(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
        return file;
    }

    private static CocoFile file() {
        return new CocoFile();
    }

    private static CocoConfig config(Path file) {
        return CocoConfig.of("o", file).withCorpus(CocoCorpus.OBJECTS365);
    }

    private static Gathered read(Path file) throws IOException {
        return Gathered.from(new CocoSource(config(file)));
    }
}
