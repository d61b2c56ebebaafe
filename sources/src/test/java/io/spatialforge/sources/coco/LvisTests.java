package io.spatialforge.sources.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Exhaustive;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Photos;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LvisTests {

    private static final String OLD = "\"file_name\": \"COCO_val2014_000000000009.jpg\"";
    private static final String NEW = "\"coco_url\": \"http://images.cocodataset.org/train2017/000000000009.jpg\"";

    @TempDir
    Path folder;

    @Test
    void anImageSaysItselfWhichLabelsAreCompleteAndWhichAreNotThere() throws IOException {
        Path file = write(OLD, "[4, 5]", "[2]");

        Scene scene = read(config(file)).scene("l/9");

        assertThat(scene.regions()).extracting(r -> r.label()).containsExactlyInAnyOrder("dog", "cat", "person");
        assertThat(scene.exhaustive())
                .as("cats are not complete, of persons one is a crowd")
                .containsExactly("dog");
        assertThat(scene.absent()).as("nobody looked for horses").containsExactlyInAnyOrder("bicycle", "umbrella");
    }

    @Test
    void whatIsSeenIsNotAbsentWhateverTheListSays() throws IOException {
        assertThat(read(config(write(OLD, "[1, 4]", "[]"))).scene("l/9").absent())
                .containsExactly("bicycle");
    }

    @Test
    void aCategoryThatWasFoundIncompleteIsNeverAbsent() throws IOException {
        assertThat(read(config(write(OLD, "[4, 5]", "[5]"))).scene("l/9").absent())
                .containsExactly("bicycle");
    }

    @Test
    void withoutListsNothingIsAbsentAndWhatIsAnnotatedIsComplete() throws IOException {
        Scene scene = read(config(write(OLD, "[]", "[]"))).scene("l/9");

        assertThat(scene.exhaustive()).containsExactly("cat", "dog");
        assertThat(scene.absent()).isEmpty();
    }

    @Test
    void exhaustiveCanBeTurnedOffAndNotOn() throws IOException {
        Path file = write(OLD, "[4, 5]", "[2]");

        Scene scene = read(config(file).withExhaustive(Exhaustive.NO)).scene("l/9");

        assertThat(scene.exhaustive()).isEmpty();
        assertThat(scene.absent()).isEmpty();
        assertThatThrownBy(() -> config(file).withExhaustive(Exhaustive.YES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LVIS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COCO_val2014_000000000009.jpg", "000000000009.jpg"})
    void photographsOfTheOldReleaseAreFoundUnderTheirOldAndTheirNewName(String name) throws IOException {
        photograph(name);

        assertThat(read(config(write(OLD, "[]", "[]")).withPhotos(folder))
                        .scene("l/9")
                        .image()
                        .file())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train2017/000000000009.jpg", "000000000009.jpg"})
    void photographsOfTheNewReleaseAreFoundByTheirAddress(String name) throws IOException {
        photograph(name);

        assertThat(read(config(write(NEW, "[]", "[]")).withPhotos(folder))
                        .scene("l/9")
                        .image()
                        .file())
                .isEqualTo(name);
    }

    @Test
    void withoutAPhotographTheAddressStillNamesTheFile() throws IOException {
        CocoConfig config = config(write(NEW, "[]", "[]"));

        assertThat(config.photos()).isEqualTo(Photos.OPTIONAL);
        assertThat(read(config).scene("l/9").image().file()).isEqualTo("train2017/000000000009.jpg");
    }

    @Test
    void aBoxThatLiesApartFromItsOutlineIsOfAnotherFrame() throws IOException {
        Path file = new CocoFile()
                .category("{\"id\": 1, \"name\": \"dog\"}")
                .image(9, 100, 80)
                .annotation("{\"id\": 1, \"image_id\": 9, \"category_id\": 1, \"bbox\": [10, 10, 20, 20],"
                        + " \"segmentation\": [[70, 10, 90, 10, 90, 30, 70, 30]]}")
                .annotation("{\"id\": 2, \"image_id\": 9, \"category_id\": 1, \"bbox\": [70, 10, 20, 20],"
                        + " \"segmentation\": [[70, 10, 90, 10, 90, 30, 70, 30]]}")
                .write(folder.resolve("lvis.json"));

        Gathered gathered = read(config(file));

        assertThat(gathered.scene("l/9").regions()).hasSize(1);
        assertThat(gathered.scene("l/9").exhaustive()).isEmpty();
        assertThat(gathered.drops())
                .extracting(Drop::reason, Drop::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Reason.BOX_INVALID, "1"));
        assertThat(gathered.drops().getFirst().detail()).contains("x 70.0 to 90.0", "bbox is [10.0");
    }

    private Path write(String name, String negative, String notExhaustive) throws IOException {
        CocoFile file = new CocoFile();
        int id = 1;
        for (String category : List.of("dog", "cat", "person", "bicycle", "umbrella", "horse")) {
            file.category("{\"id\": %d, \"name\": \"%s\", \"synset\": \"x.n.01\"}".formatted(id++, category));
        }
        return file.image(("{\"id\": 9, \"width\": 100, \"height\": 80, %s, \"neg_category_ids\": %s,"
                                + " \"not_exhaustive_category_ids\": %s}")
                        .formatted(name, negative, notExhaustive))
                .annotation(1, 9, 1, "[10, 10, 20, 20]")
                .annotation(2, 9, 2, "[10, 10, 20, 20]")
                .annotation(
                        "{\"id\": 3, \"image_id\": 9, \"category_id\": 3, \"bbox\": [30, 10, 20, 20], \"iscrowd\": 1}")
                .write(folder.resolve("lvis.json"));
    }

    private void photograph(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
    }

    private static CocoConfig config(Path file) {
        return CocoConfig.of("l", file).withCorpus(CocoCorpus.LVIS);
    }

    private static Gathered read(CocoConfig config) throws IOException {
        return Gathered.from(new CocoSource(config));
    }
}
