package io.spatialforge.vision.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.TinyPhotos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteFilesTests {

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        FilesInMemory.FILES.clear();
    }

    @Test
    void tarsThatAModuleReadsElsewhereAreReadAsThoseOfADisk() throws IOException {
        FilesInMemory.FILES.put("memory://bucket/train_0.tar", tar("train_0/a.jpg", 40));
        FilesInMemory.FILES.put("memory://bucket/train_1.tar", tar("train_1/b.jpg", 41));

        try (ImageStore store = ImageStores.open(List.of("memory://bucket/train_*.tar"))) {
            StoredImage image = requireNonNull(store.find(ImageKey.ofFile("b")));
            assertThat(image.name()).isEqualTo("train_1/b.jpg");
            assertThat(((Photo.Sound) PhotoProbe.probe(image)).width()).isEqualTo(41);
        }
    }

    @Test
    void theStampOfTarsElsewhereChangesWithThem() throws IOException {
        FilesInMemory.FILES.put("memory://bucket/a.tar", tar("a.jpg", 40));
        String before = ImageStores.stamp("memory://bucket/a.tar");
        assertThat(ImageStores.stamp("memory://bucket/a.tar")).isEqualTo(before);

        FilesInMemory.FILES.put("memory://bucket/a.tar", tar("a.jpg", 41));
        assertThat(ImageStores.stamp("memory://bucket/a.tar")).isNotEqualTo(before);
    }

    @Test
    void whatIsNotThereOrNoTarIsNamed() {
        FilesInMemory.FILES.put("memory://bucket/a.zip", new byte[1]);

        assertThatThrownBy(() -> ImageStores.open(List.of("memory://bucket/none.tar")))
                .isInstanceOf(ImageStoreException.class)
                .hasMessageContaining("nothing at memory://bucket/none.tar");
        assertThatThrownBy(() -> ImageStores.open(List.of("memory://bucket/a.zip")))
                .hasMessageContaining("a.zip");
    }

    @Test
    void aSchemeThatNothingReadsIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> ImageStores.require("s3a://bucket/x.tar"))
                .isInstanceOf(ImageStoreException.class)
                .hasMessageContaining("s3a://bucket/x.tar")
                .hasMessageContaining("add a module");
    }

    private byte[] tar(String name, int width) throws IOException {
        Path file = folder.resolve("x.tar");
        try (TarFile out = TarFile.create(file)) {
            out.add(name, TinyPhotos.jpeg(width, 20));
        }
        return Files.readAllBytes(file);
    }
}
