package io.spatialforge.vision.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.TinyPhotos;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarStoreTests {

    @TempDir
    Path folder;

    @Test
    void aMemberIsFoundByItsNameItsLastTwoPartsOrItsIdAndProbedInPlace() throws IOException {
        Path tar = folder.resolve("train_0.tar");
        try (TarFile out = TarFile.create(tar)) {
            out.add("./train_0/000002b66c9c498e.jpg", TinyPhotos.jpeg(40, 20, 6));
            out.add("train/patch8/objects365_v1_00420917.jpg", TinyPhotos.jpeg(30, 10));
            out.add("LICENSE", "text");
        }

        try (ImageStore store = open(tar)) {
            assertThat(name(store, "train_0/000002b66c9c498e.jpg")).isEqualTo("train_0/000002b66c9c498e.jpg");
            assertThat(name(store, "000002b66c9c498e.jpg")).isEqualTo("train_0/000002b66c9c498e.jpg");
            assertThat(name(store, "000002b66c9c498e")).isEqualTo("train_0/000002b66c9c498e.jpg");
            assertThat(name(store, "images/v1/patch8/objects365_v1_00420917.jpg"))
                    .isEqualTo("train/patch8/objects365_v1_00420917.jpg");
            assertThat(name(store, "patch9/objects365_v1_00420917.jpg")).isNull();
            assertThat(name(store, "000002b66c9c498e.png")).isNull();
            assertThat(name(store, "LICENSE")).isNull();
            StoredImage image = requireNonNull(store.find(ImageKey.ofFile("000002b66c9c498e")));
            assertThat(PhotoProbe.probe(image)).isEqualTo(new Photo.Sound(40, 20, Transform.ofExif(6), "jpeg"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesOfAnyLengthAreReadAsTheyAre(boolean posix) throws IOException {
        Path tar = folder.resolve("long.tar");
        String deep = "folder-of-a-long-name/".repeat(12) + "фото-" + "x".repeat(90) + ".jpg";
        try (TarFile out = posix ? TarFile.createPosix(tar) : TarFile.create(tar)) {
            out.add(deep, TinyPhotos.jpeg(40, 20));
            out.add("b.jpg", TinyPhotos.jpeg(41, 20));
        }

        try (ImageStore store = open(tar)) {
            assertThat(name(store, deep)).isEqualTo(deep);
            assertThat(size(store, deep)).isEqualTo("40x20");
            assertThat(size(store, "b.jpg")).isEqualTo("41x20");
        }
    }

    @Test
    void ofAMemberThatWasAppendedAgainTheLastCounts() throws IOException {
        Path tar = folder.resolve("a.tar");
        try (TarFile out = TarFile.create(tar)) {
            out.add("x/a.jpg", TinyPhotos.jpeg(40, 20)).add("x/a.jpg", TinyPhotos.jpeg(50, 20));
        }

        try (ImageStore store = open(tar)) {
            assertThat(size(store, "x/a.jpg")).isEqualTo("50x20");
        }
    }

    @Test
    void anIdThatTwoFoldersHaveIsAFaultAndNotAGuess() throws IOException {
        Path tar = folder.resolve("a.tar");
        try (TarFile out = TarFile.create(tar)) {
            out.add("x/a.jpg", TinyPhotos.jpeg(40, 20)).add("y/a.jpg", TinyPhotos.jpeg(50, 20));
        }

        try (ImageStore store = open(tar)) {
            assertThatThrownBy(() -> store.find(ImageKey.ofFile("a.jpg")))
                    .hasMessageContaining("x/a.jpg")
                    .hasMessageContaining("y/a.jpg");
            assertThat(size(store, "y/a.jpg")).isEqualTo("50x20");
        }
    }

    @Test
    void samplesOfAWebDatasetAreFoundByTheUrlAndHashOfTheirJson() throws IOException {
        byte[] first = TinyPhotos.jpeg(40, 20);
        byte[] second = TinyPhotos.png(50, 20);
        Path a = folder.resolve("shard-0.tar");
        Path b = folder.resolve("shard-1.tar");
        try (TarFile out = TarFile.create(a)) {
            out.add("0001.jpg", first).add("0001.json", "{\"url\": \"https://a.example/1.jpg\"}").add("0001.txt", "a");
        }
        Path file = Files.write(folder.resolve("second.png"), second);
        String hash = StoredImage.ofFile(file).sha256();
        try (TarFile out = TarFile.create(b)) {
            out.add("0001.json", "{\"image_url\": \"https://a.example/2.png\", \"sha256\": \"" + hash + "\"}");
            out.add("0001.png", second);
            out.add("0002.json", "not json").add("0002.jpg", first);
        }

        try (ImageStore store = ImageStores.open(List.of(folder.resolve("shard-*.tar").toString()))) {
            StoredImage one = requireNonNull(store.find(ImageKey.ofUrl("https://a.example/1.jpg")));
            StoredImage two = requireNonNull(store.find(ImageKey.ofUrl("https://a.example/2.png")));
            StoredImage same = requireNonNull(store.find(new ImageKey(null, null, hash)));
            assertThat(List.of(one.name(), two.name(), same.name())).containsExactly("0001.jpg", "0001.png", "0001.png");
            assertThat(two.sha256()).isEqualTo(hash);
            assertThat(store.find(ImageKey.ofUrl("https://a.example/3.png"))).isNull();
            assertThat(name(store, "0002.jpg")).isEqualTo("0002.jpg");
        }
    }

    @Test
    void membersOfOneNameInSeveralTarsAreToldApartByTheirTar() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (TarFile out = TarFile.create(folder.resolve("shard-" + i + ".tar"))) {
                out.add("0.jpg", TinyPhotos.jpeg(40 + i, 20)).add("0.json", "{\"url\": \"https://a.example/" + i + "\"}");
            }
        }

        try (ImageStore store = ImageStores.open(List.of(folder.resolve("shard-*.tar").toString()))) {
            StoredImage image = requireNonNull(store.find(ImageKey.ofUrl("https://a.example/1")));
            assertThat(image.name()).isEqualTo("shard-1.tar/0.jpg");
            assertThat(size(store, image.name())).isEqualTo("41x20");
            assertThat(name(store, image.name())).isEqualTo(image.name());
            assertThatThrownBy(() -> store.find(ImageKey.ofFile("0.jpg"))).hasMessageContaining("shard-0.tar/0.jpg");
        }
    }

    @Test
    void climbingAbsoluteAndLinkedMembersAreNotThere() throws IOException {
        Path tar = folder.resolve("a.tar");
        try (TarFile out = TarFile.create(tar)) {
            out.add("../up.jpg", TinyPhotos.jpeg(40, 20)).add("/abs.jpg", TinyPhotos.jpeg(40, 20));
            out.addLink("link.jpg", "/etc/passwd").add("good.jpg", TinyPhotos.jpeg(40, 20));
        }

        try (ImageStore store = open(tar)) {
            assertThat(name(store, "up.jpg")).isNull();
            assertThat(name(store, "abs.jpg")).isNull();
            assertThat(name(store, "link.jpg")).isNull();
            assertThat(name(store, "good.jpg")).isEqualTo("good.jpg");
            assertThatThrownBy(() -> store.find(ImageKey.ofFile("../up.jpg"))).isInstanceOf(UnsafeImageException.class);
        }
    }

    @Test
    void aTarCutShortIsRefusedNamingFileAndMember() throws IOException {
        Path tar = folder.resolve("a.tar");
        byte[] photo = TinyPhotos.png(64, 64);
        try (TarFile out = TarFile.create(tar)) {
            out.add("one.png", photo).add("two.png", photo);
        }
        byte[] whole = Files.readAllBytes(tar);
        int second = 512 + (photo.length + 511) / 512 * 512;

        Files.write(tar, Arrays.copyOf(whole, second + 512 + 100));
        assertThatThrownBy(() -> open(tar))
                .isInstanceOf(ImageStoreException.class)
                .hasMessageContaining("a.tar")
                .hasMessageContaining("'two.png'")
                .hasMessageContaining("the archive has 100 more");

        Files.write(tar, Arrays.copyOf(whole, second + 100));
        assertThatThrownBy(() -> open(tar)).isInstanceOf(ImageStoreException.class).hasMessageContaining("a.tar");
    }

    @Test
    void aMemberThatDeclaresMoreThanTheArchiveHoldsIsRefused() throws IOException {
        Path tar = folder.resolve("a.tar");
        try (TarFile out = TarFile.create(tar)) {
            out.add("bomb.jpg", new byte[10]);
        }
        byte[] bytes = Files.readAllBytes(tar);
        byte[] octal = "77777777777".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, bytes, 124, octal.length);
        Files.write(tar, checksummed(bytes));

        assertThatThrownBy(() -> open(tar)).hasMessageContaining("'bomb.jpg'").hasMessageContaining("8,589,934,591");
    }

    @Test
    void headersThatNeverEndAreRefusedInBoundedMemory() throws IOException {
        Path tar = folder.resolve("a.tar");
        try (TarFile out = TarFile.create(tar)) {
            out.addLongName(new byte[3_000_000]).add("a.jpg", new byte[1]);
        }

        assertThatThrownBy(() -> open(tar)).isInstanceOf(ImageStoreException.class).hasMessageContaining("headers");
    }

    @Test
    void bytesThatAreNoTarAreRefused() throws IOException {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        noise[0] = 1;
        Path tar = Files.write(folder.resolve("noise.tar"), noise);

        assertThatThrownBy(() -> open(tar)).isInstanceOf(ImageStoreException.class).hasMessageContaining("noise.tar");
    }

    @Test
    void aCompressedTarIsRefusedWithWhatToDo() throws IOException {
        Path tar = folder.resolve("patch0.tar.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(tar))) {
            out.write(new byte[1024]);
        }

        assertThatThrownBy(() -> open(tar)).hasMessageContaining("gzip").hasMessageContaining("gunzip");
    }

    @Test
    void aPlaceThatIsNothingIsRefused() {
        assertThatThrownBy(() -> open(folder.resolve("no.tar"))).hasMessageContaining("nothing at");
        assertThatThrownBy(() -> open(folder.resolve("no-*.tar"))).hasMessageContaining("nothing at");
    }

    @Test
    void severalThreadsReadOneTarAtOnce() throws Exception {
        Path tar = folder.resolve("a.tar");
        try (TarFile out = TarFile.create(tar)) {
            for (int i = 1; i <= 200; i++) {
                out.add("f/" + i + ".jpg", TinyPhotos.jpeg(i, 20));
            }
        }

        try (ImageStore store = open(tar);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                all.add(threads.submit(() -> {
                    boolean right = true;
                    for (int i = 1; i <= 200; i++) {
                        right &= (i + "x20").equals(size(store, i + ".jpg"));
                    }
                    return right;
                }));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    private static byte[] checksummed(byte[] tar) {
        Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xFF;
        }
        byte[] octal = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, tar, 148, 8);
        return tar;
    }

    private static ImageStore open(Path place) throws IOException {
        return ImageStores.open(List.of(place.toString()));
    }

    private static @Nullable String name(ImageStore store, String file) throws IOException {
        StoredImage image = store.find(ImageKey.ofFile(file));
        return image == null ? null : image.name();
    }

    private static String size(ImageStore store, String file) throws IOException {
        StoredImage image = requireNonNull(store.find(ImageKey.ofFile(file)), file);
        try (InputStream in = image.open()) {
            assertThat(in.readAllBytes()).hasSize((int) image.size());
        }
        Photo.Sound sound = (Photo.Sound) PhotoProbe.probe(image);
        return sound.width() + "x" + sound.height();
    }
}
