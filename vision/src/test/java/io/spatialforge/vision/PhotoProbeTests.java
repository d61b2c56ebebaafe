package io.spatialforge.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.pixels.EncodedPhotos;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoProbeTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyExifOrientationOfAJpegIsItsTransform(int orientation) throws IOException {
        Photo photo = probe(TinyPhotos.jpeg(40, 20, orientation));

        assertThat(photo).isEqualTo(new Photo.Sound(40, 20, Transform.ofExif(orientation), "jpeg"));
        Photo.Sound sound = (Photo.Sound) photo;
        assertThat(sound.uprightWidth()).isEqualTo(orientation >= 5 ? 20 : 40);
        assertThat(sound.uprightHeight()).isEqualTo(orientation >= 5 ? 40 : 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyExifOrientationOfAPngIsItsTransform(int orientation) throws IOException {
        assertThat(probe(TinyPhotos.png(40, 20, orientation)))
                .isEqualTo(new Photo.Sound(40, 20, Transform.ofExif(orientation), "png"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255})
    void anOrientationOutOfRangeIsNoTurn(int orientation) throws IOException {
        assertThat(probe(TinyPhotos.jpeg(40, 20, orientation)))
                .isEqualTo(new Photo.Sound(40, 20, Transform.IDENTITY, "jpeg"));
    }

    @Test
    void photographsWithoutExifAreUpright() throws IOException {
        assertThat(probe(TinyPhotos.jpeg(33, 17))).isEqualTo(new Photo.Sound(33, 17, Transform.IDENTITY, "jpeg"));
        assertThat(probe(TinyPhotos.png(33, 17))).isEqualTo(new Photo.Sound(33, 17, Transform.IDENTITY, "png"));
    }

    @Test
    void aJpegCutAnywhereBehindItsHeaderIsTruncated() throws IOException {
        byte[] whole = TinyPhotos.jpeg(64, 64, 6);
        for (int length = 4; length < whole.length - 1; length += 7) {
            assertThat(probe(Arrays.copyOf(whole, length)))
                    .as("first %d of %d bytes", length, whole.length)
                    .isInstanceOfSatisfying(
                            Photo.Flawed.class, f -> assertThat(f.reason()).isEqualTo(Reason.IMAGE_TRUNCATED));
        }
    }

    @Test
    void aPngCutAnywhereBehindItsSignatureIsTruncated() throws IOException {
        byte[] whole = TinyPhotos.png(64, 64);
        for (int length = 9; length < whole.length; length += 101) {
            assertThat(probe(Arrays.copyOf(whole, length)))
                    .as("first %d of %d bytes", length, whole.length)
                    .isInstanceOfSatisfying(
                            Photo.Flawed.class, f -> assertThat(f.reason()).isEqualTo(Reason.IMAGE_TRUNCATED));
        }
    }

    @Test
    void aJpegCutAfterItsThumbnailIsTruncatedThoughTheThumbnailHasAnEndMarker() throws IOException {
        byte[] plain = TinyPhotos.jpeg(64, 64);
        byte[] thumbnail = TinyPhotos.jpeg(8, 8);
        byte[] nested = java.nio.ByteBuffer.allocate(plain.length + 4 + thumbnail.length)
                .put(plain, 0, 2)
                .put((byte) 0xFF)
                .put((byte) 0xE2)
                .putShort((short) (2 + thumbnail.length))
                .put(thumbnail)
                .put(plain, 2, plain.length - 2)
                .array();

        assertThat(probe(nested)).isInstanceOf(Photo.Sound.class);
        assertThat(probe(Arrays.copyOf(nested, nested.length - 20)))
                .isInstanceOfSatisfying(
                        Photo.Flawed.class, f -> assertThat(f.reason()).isEqualTo(Reason.IMAGE_TRUNCATED));
    }

    @Test
    void aJpegWithPaddingOrAFilmBehindItIsWhole() throws IOException {
        byte[] whole = TinyPhotos.jpeg(64, 64);

        assertThat(probe(Arrays.copyOf(whole, whole.length + 5000))).isInstanceOf(Photo.Sound.class);
        assertThat(probe(Arrays.copyOf(whole, whole.length + 300_000))).isInstanceOf(Photo.Sound.class);
    }

    @Test
    void anErrorPageSavedAsAJpegIsUnreadableAndShown() throws IOException {
        assertThat(probe("<!DOCTYPE html><html>404</html>".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOfSatisfying(Photo.Flawed.class, f -> {
                    assertThat(f.reason()).isEqualTo(Reason.IMAGE_UNREADABLE);
                    assertThat(f.detail()).contains("<!DOCTYP");
                });
    }

    @Test
    void anEmptyFileIsUnreadableAndNoFileIsMissing() throws IOException {
        assertThat(probe(new byte[0])).isEqualTo(new Photo.Flawed(Reason.IMAGE_UNREADABLE, "the file is empty"));
        assertThat(PhotoProbe.probe(folder.resolve("nowhere.jpg")))
                .isEqualTo(new Photo.Flawed(Reason.IMAGE_MISSING, "no such file"));
        assertThat(PhotoProbe.probe(folder)).isInstanceOf(Photo.Flawed.class);
    }

    @Test
    void aPhotographThatDeclaresTooManyPixelsIsRefusedBeforeDecoding() throws IOException {
        byte[] huge = TinyPhotos.png(64, 64);
        huge[16] = 0x00;
        huge[17] = 0x01; // a width of 65600
        huge[20] = 0x00;
        huge[21] = 0x01;

        assertThat(probe(huge)).isInstanceOfSatisfying(Photo.Flawed.class, f -> {
            assertThat(f.reason()).isEqualTo(Reason.IMAGE_UNREADABLE);
            assertThat(f.detail()).contains("65600x65600").contains("200 megapixels");
        });
    }

    @Test
    void sizeAndFormatOfTheOtherFormatsAreRead() throws IOException {
        BufferedImage image = EncodedPhotos.busy(33, 17, 1);
        assertThat(probe(EncodedPhotos.byOpenCv(image, ".webp"))).isEqualTo(sound("webp"));
        assertThat(probe(EncodedPhotos.byOpenCv(image, ".webp", IMWRITE_WEBP_QUALITY, 101)))
                .isEqualTo(sound("webp"));
        assertThat(probe(EncodedPhotos.byImageIo(image, "gif"))).isEqualTo(sound("gif"));
        assertThat(probe(EncodedPhotos.byImageIo(image, "bmp"))).isEqualTo(sound("bmp"));
        assertThat(probe(EncodedPhotos.byImageIo(image, "tiff"))).isEqualTo(sound("tiff"));
    }

    private static Photo sound(String format) {
        return new Photo.Sound(33, 17, Transform.IDENTITY, format);
    }

    @ParameterizedTest
    @ValueSource(strings = {".webp", ".gif", ".bmp", ".tiff"})
    void aFileOfAnotherFormatThatIsCutBehindItsHeaderIsTruncated(String ending) throws IOException {
        byte[] whole = EncodedPhotos.byOpenCv(EncodedPhotos.busy(64, 48, 1), ending);
        for (int length = 64; length < whole.length - 1; length += 1 + whole.length / 50) {
            assertThat(probe(Arrays.copyOf(whole, length)))
                    .as("first %d of %d bytes", length, whole.length)
                    .isInstanceOfSatisfying(
                            Photo.Flawed.class, f -> assertThat(f.reason()).isEqualTo(Reason.IMAGE_TRUNCATED));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrientationOfATiffIsItsTransform(int orientation) throws IOException {
        byte[] tiff = EncodedPhotos.tiff(40, 20, orientation);
        assertThat(probe(tiff)).isEqualTo(new Photo.Sound(40, 20, Transform.ofExif(orientation), "tiff"));
    }

    @ParameterizedTest
    @CsvSource({
        "ftypavif, AVIF",
        "ftypheic, HEIC",
        "ftypmif1, HEIC",
        "'JXL \r\n', JPEG XL",
        "'jP  \r\n', JPEG 2000",
    })
    void aFormatThatIsNotReadIsNamed(String afterFourBytes, String name) throws IOException {
        byte[] file = ("\0\0\0\14" + afterFourBytes + "\0".repeat(40)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(probe(file)).isInstanceOfSatisfying(Photo.Flawed.class, f -> {
            assertThat(f.reason()).isEqualTo(Reason.IMAGE_UNSUPPORTED);
            assertThat(f.detail()).startsWith(name);
        });
    }

    @Test
    void aJpegOfAKindThatIsNotReadIsUnsupported() throws IOException {
        byte[] arithmetic = TinyPhotos.jpeg(40, 20);
        byte[] deep = arithmetic.clone();
        for (int i = 2; ; i += 2 + ((arithmetic[i + 2] & 0xFF) << 8 | arithmetic[i + 3] & 0xFF)) {
            if (arithmetic[i + 1] == (byte) 0xC0) {
                arithmetic[i + 1] = (byte) 0xC9;
                deep[i + 4] = 12;
                break;
            }
        }
        for (byte[] file : List.of(arithmetic, deep)) {
            assertThat(probe(file))
                    .isInstanceOfSatisfying(
                            Photo.Flawed.class, f -> assertThat(f.reason()).isEqualTo(Reason.IMAGE_UNSUPPORTED));
        }
    }

    @Test
    void aWebpWhoseImageIsOfAnotherSizeThanItsCanvasIsUnreadable() throws IOException {
        byte[] plain = EncodedPhotos.byOpenCv(EncodedPhotos.busy(33, 17, 1), ".webp");
        assertThat(probe(EncodedPhotos.webp(plain, 33, 17, 6)))
                .isEqualTo(new Photo.Sound(33, 17, Transform.ROTATE_90, "webp"));
        assertThat(probe(EncodedPhotos.webp(plain, 34, 17, 6)))
                .isInstanceOfSatisfying(
                        Photo.Flawed.class,
                        f -> assertThat(f.detail()).contains("34x17").contains("33x17"));
    }

    private Photo probe(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("photo.jpg"), bytes);
        return PhotoProbe.probe(file);
    }
}
