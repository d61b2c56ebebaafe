package io.spatialforge.vision.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.vision.TinyPhotos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStoreTests {

    @TempDir
    Path folder;

    @Test
    void aPhotographIsFoundWhereItIsListedOrByItsLastTwoParts() throws IOException {
        photo("patch8/objects365_v1_1.jpg");
        photo("images/v1/patch9/objects365_v1_2.jpg");

        assertThat(name("patch8/objects365_v1_1.jpg")).isEqualTo("patch8/objects365_v1_1.jpg");
        assertThat(name("images/v1/patch8/objects365_v1_1.jpg")).isEqualTo("patch8/objects365_v1_1.jpg");
        assertThat(name("images/v1/patch9/objects365_v1_2.jpg")).isEqualTo("images/v1/patch9/objects365_v1_2.jpg");
        assertThat(name("patch7/objects365_v1_1.jpg")).isNull();
    }

    @Test
    void aFolderThatVanishesIsNoFolderWithoutThePhotograph() throws IOException {
        photo("a/1.jpg");
        try (ImageStore store = new FolderStore(folder)) {
            assertThat(store.find(ImageKey.ofFile("2.jpg"))).isNull();
            Files.delete(folder.resolve("a/1.jpg"));
            Files.delete(folder.resolve("a"));
            assertThatThrownBy(() -> store.find(ImageKey.ofFile("1.jpg")))
                    .isInstanceOf(VanishedException.class)
                    .hasMessageStartingWith("the folder of photographs " + folder);
        }
        try (ImageStore empty = new FolderStore(folder)) {
            assertThat(empty.find(ImageKey.ofFile("1.jpg"))).isNull();
        }
    }

    @Test
    void anIdIsFoundInASubfolderUnderAnyImageEnding() throws IOException {
        photo("train_0/0001eeaf4aed83f9.jpg");
        photo("train_1/deep/000b.JPEG");
        Files.createDirectories(folder.resolve("000c"));
        Files.writeString(folder.resolve("train_0/000d.txt"), "no image");

        assertThat(name("0001eeaf4aed83f9")).isEqualTo("train_0/0001eeaf4aed83f9.jpg");
        assertThat(name("0001eeaf4aed83f9.jpg")).isEqualTo("train_0/0001eeaf4aed83f9.jpg");
        assertThat(name("000b")).isEqualTo("train_1/deep/000b.JPEG");
        assertThat(name("000c")).isNull();
        assertThat(name("000d")).isNull();
        assertThat(name("0001eeaf4aed83f9.png")).isNull();
    }

    @Test
    void anIdThatTwoSubfoldersHaveIsAFaultAndNotAGuess() throws IOException {
        photo("a/1.jpg");
        photo("b/1.jpg");

        assertThatThrownBy(() -> name("1.jpg")).hasMessageContaining("a/1.jpg").hasMessageContaining("b/1.jpg");
        assertThat(name("b/1.jpg")).isEqualTo("b/1.jpg");
    }

    @Test
    void theFirstOfSeveralPlacesThatHasAPhotographGivesIt() throws IOException {
        photo("a/1.jpg");
        photo("b/1.jpg");
        photo("b/2.jpg");

        try (ImageStore store = ImageStores.open(
                List.of(folder.resolve("a").toString(), folder.resolve("b").toString()))) {
            assertThat(store.find(ImageKey.ofFile("1.jpg"))).isEqualTo(stored("1.jpg", "a/1.jpg"));
            assertThat(store.find(ImageKey.ofFile("2.jpg"))).isEqualTo(stored("2.jpg", "b/2.jpg"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.jpg", "a/../../x.jpg", "/etc/x.jpg", "C:/x.jpg", "a\\x.jpg", " "})
    void namesThatLeadOutOfTheFolderAreNotOpened(String name) {
        assertThatThrownBy(() -> name(name)).isInstanceOf(UnsafeImageException.class);
    }

    @Test
    void linksOutOfTheFolderAreRefusedAndLinksWithinAreFollowed(@TempDir Path elsewhere) throws IOException {
        photo("real/1.jpg");
        Files.write(elsewhere.resolve("9.jpg"), TinyPhotos.jpeg(4, 4));
        Files.createSymbolicLink(folder.resolve("out"), elsewhere);
        Files.createSymbolicLink(folder.resolve("in"), folder.resolve("real"));

        assertThatThrownBy(() -> name("out/9.jpg")).isInstanceOf(UnsafeImageException.class);
        assertThat(name("9.jpg")).isNull();
        assertThat(name("in/1.jpg")).isEqualTo("in/1.jpg");
        assertThat(name("1.jpg")).isEqualTo("real/1.jpg");
    }

    @Test
    void theStampChangesWithThePhotographsAndOnlyThen() throws IOException {
        photo("a/1.jpg");
        String before = ImageStores.stamp(folder.toString());
        assertThat(ImageStores.stamp(folder.toString())).isEqualTo(before);

        photo("a/2.jpg");
        assertThat(ImageStores.stamp(folder.toString())).isNotEqualTo(before);
        Files.delete(folder.resolve("a/2.jpg"));
        assertThat(ImageStores.stamp(folder.toString())).isEqualTo(before);
        Files.write(folder.resolve("a/1.jpg"), TinyPhotos.jpeg(9, 9));
        assertThat(ImageStores.stamp(folder.toString())).isNotEqualTo(before);
    }

    private StoredImage stored(String name, String file) throws IOException {
        return new FolderStore.StoredFile(name, folder.resolve(file), Files.size(folder.resolve(file)));
    }

    private void photo(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, TinyPhotos.jpeg(4, 4));
    }

    private @Nullable String name(String file) throws IOException {
        try (ImageStore store = ImageStores.open(List.of(folder.toString()))) {
            StoredImage image = store.find(ImageKey.ofFile(file));
            return image == null ? null : image.name();
        }
    }
}
