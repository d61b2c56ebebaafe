package io.spatialforge.spark;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.store.ImageKey;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStoreException;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.store.RemoteFiles;
import io.spatialforge.vision.store.StoredImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopFilesTests {

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        CountedFileSystem.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "counted"})
    void photographsOfTarsReadThroughHadoopAreThoseReadFromDisk(String scheme) throws IOException {
        tar("train_0.tar", 0, 20);
        tar("train_1.tar", 20, 40);
        tar("other.tar", 40, 41);
        Files.writeString(folder.resolve("train_notes.txt"), "no photographs");

        try (ImageStore disk = ImageStores.open(List.of(folder + "/train_*.tar"));
                ImageStore hadoop = ImageStores.open(List.of(at(scheme, "train_*.tar")))) {
            for (int i = 0; i < 40; i++) {
                StoredImage expected = requireNonNull(disk.find(ImageKey.ofFile(name(i))));
                StoredImage found = requireNonNull(hadoop.find(ImageKey.ofFile(name(i))));
                assertThat(found.name()).isEqualTo(expected.name());
                assertThat(bytes(found)).isEqualTo(bytes(expected)).isEqualTo(photo(i));
                assertThat(((Photo.Sound) PhotoProbe.probe(found)).width()).isEqualTo(30 + i);
            }
            assertThat(hadoop.find(ImageKey.ofFile(name(40)))).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "counted"})
    void aPlaceThatIsMissingIsNamed(String scheme) {
        for (String missing : List.of("none.tar", "none/none.tar", "none_*.tar", "none/*.tar")) {
            assertThatThrownBy(() -> ImageStores.open(List.of(at(scheme, missing))))
                    .isInstanceOf(ImageStoreException.class)
                    .hasMessageContaining("nothing at " + at(scheme, missing));
        }
    }

    @Test
    void aFolderIsRefusedWithThePatternToWriteInstead() {
        assertThatThrownBy(() -> ImageStores.require(folder.toUri().toString()))
                .isInstanceOf(ImageStoreException.class)
                .hasMessageContaining("got a folder")
                .hasMessageContaining("*.tar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "counted"})
    void aTarThatIsCutShortGivesTheErrorOfOneOnDisk(String scheme) throws IOException {
        Path tar = tar("cut.tar", 0, 3);
        cut(tar, 15_000);

        Throwable onDisk = catchThrowable(() -> ImageStores.open(List.of(tar.toString())));
        Throwable throughHadoop = catchThrowable(() -> ImageStores.open(List.of(at(scheme, "cut.tar"))));

        assertThat(onDisk).isInstanceOf(ImageStoreException.class).hasMessageContaining("cut short");
        assertThat(throughHadoop)
                .isInstanceOf(ImageStoreException.class)
                .hasMessage(String.valueOf(onDisk.getMessage()).replace(tar.toString(), scheme + ":" + tar));
    }

    @Test
    void aSchemeWhoseLibraryIsMissingIsRefusedNamingTheClass() {
        assertThatThrownBy(() -> ImageStores.require("absent://bucket/x.tar"))
                .isInstanceOf(ImageStoreException.class)
                .hasMessageContaining("absent://bucket/x.tar")
                .hasMessageContaining("org.example.AbsentFileSystem");
        assertThatThrownBy(() -> ImageStores.require("s3a://bucket/x.tar"))
                .isInstanceOf(ImageStoreException.class)
                .hasMessageContaining("org.apache.hadoop.fs.s3a.S3AFileSystem");
    }

    @Test
    void withoutHadoopTheErrorSaysWhatToAdd() throws Exception {
        RemoteFiles files = (RemoteFiles) new WithoutHadoop()
                .loadClass(HadoopFiles.class.getName())
                .getConstructor()
                .newInstance();

        assertThat(files.serves("s3a")).isTrue();
        assertThatThrownBy(() -> files.files("s3a://bucket/x.tar"))
                .isInstanceOf(ImageStoreException.class)
                .hasMessageContaining("s3a://bucket/x.tar")
                .hasMessageContaining("org.apache.hadoop.")
                .hasMessageContaining("SPATIALFORGE_CLASSPATH");
    }

    /** Loads this module's classes anew, beside a class path that has no Hadoop. */
    private static final class WithoutHadoop extends ClassLoader {

        WithoutHadoop() {
            super(HadoopFilesTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.apache.hadoop.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.spatialforge.spark.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = requireNonNull(getParent().getResourceAsStream(name.replace('.', '/') + ".class"))) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void aSchemeThatNoConfigurationDeclaresIsLeftToOthers() {
        assertThat(new HadoopFiles().serves("hdfs")).isTrue();
        assertThat(new HadoopFiles().serves("counted")).isTrue();
        assertThat(new HadoopFiles().serves("undeclared")).isFalse();
    }

    @Test
    void theStampChangesWithTheTimeOfChange() throws IOException {
        Path tar = tar("a.tar", 0, 1);
        String before = ImageStores.stamp(at("file", "a.tar"));
        assertThat(ImageStores.stamp(at("file", "*.tar"))).isEqualTo(before);

        Files.setLastModifiedTime(tar, FileTime.fromMillis(1_000_000));
        assertThat(ImageStores.stamp(at("file", "a.tar"))).isNotEqualTo(before);
    }

    @Test
    void theStampIsOfTheEtagWhereThereIsOne() throws IOException {
        Path tar = tar("a.tar", 0, 1);
        String before = ImageStores.stamp(at("counted", "a.tar"));
        assertThat(ImageStores.stamp(at("counted", "*.tar"))).isEqualTo(before);

        Files.setLastModifiedTime(tar, FileTime.fromMillis(1_000_000));
        assertThat(ImageStores.stamp(at("counted", "a.tar"))).isEqualTo(before);

        byte[] bytes = Files.readAllBytes(tar);
        bytes[600]++;
        Files.write(tar, bytes);
        assertThat(ImageStores.stamp(at("counted", "a.tar"))).isNotEqualTo(before);
    }

    @Test
    void readsOfSeveralThreadsDoNotWaitForEachOther() throws Exception {
        tar("a.tar", 0, 4);
        try (ImageStore store = ImageStores.open(List.of(at("counted", "a.tar")));
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<StoredImage> images = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                images.add(requireNonNull(store.find(ImageKey.ofFile(name(i)))));
            }
            CountedFileSystem.barrier = new CyclicBarrier(4);
            List<Future<byte[]>> read = new ArrayList<>();
            for (StoredImage image : images) {
                read.add(threads.submit(() -> {
                    try (InputStream in = image.open()) {
                        in.skipNBytes(5000); // past what was read along with the headers
                        return in.readNBytes(100);
                    }
                }));
            }
            for (int i = 0; i < 4; i++) {
                assertThat(read.get(i).get()).isEqualTo(Arrays.copyOfRange(photo(i), 5000, 5100));
            }
        }
    }

    @Test
    void openingATarReadsItsHeadersAndAPhotographTakesFewRequests() throws IOException {
        byte[] large = new byte[1 << 20];
        new Random(7).nextBytes(large);
        Path tar = folder.resolve("large.tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            for (int i = 0; i < 10; i++) {
                add(out, name(i), large);
            }
        }

        try (ImageStore store = ImageStores.open(List.of(at("counted", "large.tar")))) {
            assertThat(CountedFileSystem.BYTES.get()).isLessThan(20 * 4096);
            StoredImage image = requireNonNull(store.find(ImageKey.ofFile(name(5))));

            CountedFileSystem.forget();
            byte[] read = new byte[large.length];
            try (InputStream in = image.open()) {
                for (int at = 0; at < read.length; ) {
                    at += in.read(read, at, Math.min(4096, read.length - at));
                }
            }
            assertThat(read).isEqualTo(large);
            assertThat(CountedFileSystem.REQUESTS.get()).isLessThanOrEqualTo(11);
        }
    }

    @Test
    void aTarThatShrankSinceItWasOpenedIsNamed() throws IOException {
        Path tar = tar("a.tar", 0, 3);
        try (ImageStore store = ImageStores.open(List.of(at("counted", "a.tar")))) {
            StoredImage image = requireNonNull(store.find(ImageKey.ofFile(name(2))));
            cut(tar, 1000);

            assertThatThrownBy(() -> bytes(image))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("counted:" + tar)
                    .hasMessageContaining("changed while it was read");
        }
    }

    @Test
    void closingAStoreClosesItsStreamsAndLeavesThoseOfOthers() throws IOException {
        tar("a.tar", 0, 3);
        int before = CountedFileSystem.OPEN.get();
        try (ImageStore one = ImageStores.open(List.of(at("counted", "a.tar")))) {
            StoredImage image;
            try (ImageStore other = ImageStores.open(List.of(at("counted", "a.tar")))) {
                image = requireNonNull(other.find(ImageKey.ofFile(name(0))));
                assertThat(CountedFileSystem.OPEN.get()).isEqualTo(before + 2);
            }
            assertThat(CountedFileSystem.OPEN.get()).isEqualTo(before + 1);
            assertThatThrownBy(() -> bytes(image)).isInstanceOf(IOException.class);
            assertThat(bytes(requireNonNull(one.find(ImageKey.ofFile(name(0))))))
                    .isEqualTo(photo(0));
        }
        assertThat(CountedFileSystem.OPEN.get()).isEqualTo(before);
    }

    @Test
    void ofManyTarsFewStreamsStayOpen() throws IOException {
        for (int i = 0; i < 100; i++) {
            tar("train_%03d.tar".formatted(i), i, i + 1);
        }
        try (ImageStore store = ImageStores.open(List.of(at("counted", "train_*.tar")))) {
            assertThat(CountedFileSystem.OPEN.get()).isLessThanOrEqualTo(64);
            for (int i = 99; i >= 0; i--) {
                assertThat(bytes(requireNonNull(store.find(ImageKey.ofFile(name(i))))))
                        .isEqualTo(photo(i));
            }
            assertThat(CountedFileSystem.OPEN.get()).isLessThanOrEqualTo(64);
        }
        assertThat(CountedFileSystem.OPEN.get()).isZero();
    }

    private String at(String scheme, String name) {
        return scheme + "://" + folder + "/" + name;
    }

    private Path tar(String file, int from, int to) throws IOException {
        Path tar = folder.resolve(file);
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            for (int i = from; i < to; i++) {
                add(out, name(i), photo(i));
            }
        }
        return tar;
    }

    private static void add(TarArchiveOutputStream out, String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private static String name(int number) {
        return "train/%04d.png".formatted(number);
    }

    /** Noise, so that no two are alike: 30 pixels wide and a pixel more for each number, 9 kB and more. */
    private static byte[] photo(int number) throws IOException {
        BufferedImage image = new BufferedImage(30 + number, 99, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(number);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static byte[] bytes(StoredImage image) throws IOException {
        try (InputStream in = image.open()) {
            return in.readAllBytes();
        }
    }

    private static void cut(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }
}
