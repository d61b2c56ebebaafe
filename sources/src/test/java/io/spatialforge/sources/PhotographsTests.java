package io.spatialforge.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.Photographs.Found;
import io.spatialforge.vision.store.ImageKey;
import io.spatialforge.vision.store.StoredImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotographsTests {

    @TempDir
    Path folder;

    @Test
    void aPhotographWhoseSizeIsNotListedTellsItItself() throws IOException {
        TinyJpeg.write(folder.resolve("train_0/1.jpg"), 40, 20, 6);

        assertThat(look(Photos.REQUIRED, ImageKey.ofFile("1")))
                .isEqualTo(new Found.Fitting("train_0/1.jpg", Transform.ofExif(6), false, 40, 20));
        Found.Fitting fitting = (Found.Fitting) look(Photos.OPTIONAL, ImageKey.ofFile("1"));
        assertThat(fitting.uprightWidth()).isEqualTo(20);
        assertThat(fitting.uprightHeight()).isEqualTo(40);
    }

    @Test
    void aMissingPhotographIsNoDropIfPhotosAreOptionalAndASizeIsListed() throws IOException {
        assertThat(look(Photos.OPTIONAL, ImageKey.ofFile("1.jpg"), 40, 20)).isEqualTo(new Found.NotAtHand());
        assertThat(reason(look(Photos.REQUIRED, ImageKey.ofFile("1.jpg"), 40, 20)))
                .isEqualTo(Reason.IMAGE_MISSING);
        assertThat(reason(look(Photos.OPTIONAL, ImageKey.ofFile("1.jpg")))).isEqualTo(Reason.IMAGE_MISSING);
    }

    @Test
    void aPhotographAtHandIsLookedAtAlsoIfPhotosAreOptional() throws IOException {
        TinyJpeg.write(folder.resolve("1.jpg"), 40, 20, 1);

        assertThat(look(Photos.OPTIONAL, ImageKey.ofFile("1.jpg"), 40, 20)).isInstanceOf(Found.Fitting.class);
        assertThat(reason(look(Photos.OPTIONAL, ImageKey.ofFile("1.jpg"), 41, 20)))
                .isEqualTo(Reason.IMAGE_SIZE_MISMATCH);
    }

    @Test
    void bytesMustHaveTheListedHash() throws IOException {
        Path file = TinyJpeg.write(folder.resolve("1.jpg"), 40, 20, 1);
        String hash = StoredImage.ofFile(file).sha256();

        assertThat(look(Photos.REQUIRED, new ImageKey("1.jpg", null, hash))).isInstanceOf(Found.Fitting.class);
        assertThat(reason(look(Photos.REQUIRED, new ImageKey("1.jpg", null, "0".repeat(64)))))
                .isEqualTo(Reason.IMAGE_ALTERED);
    }

    @Test
    void aNameThatLeadsOutIsUnsafeEvenIfNothingIsAtHand() throws IOException {
        try (Photographs none = Photographs.open(List.of(), Photos.OPTIONAL)) {
            assertThat(reason(none.look(ImageKey.ofFile("../1.jpg"), 40, 20))).isEqualTo(Reason.IMAGE_PATH_UNSAFE);
            assertThat(none.look(ImageKey.ofUrl("https://a.example/1.jpg"), 40, 20))
                    .isEqualTo(new Found.NotAtHand());
        }
    }

    @Test
    void aWebpOrAGifIsAPhotographLikeAnyOther() throws IOException {
        Files.write(folder.resolve("1.webp"), webp(40, 20));
        ImageIO.write(
                new BufferedImage(40, 20, BufferedImage.TYPE_BYTE_INDEXED),
                "gif",
                folder.resolve("2.gif").toFile());

        for (String name : List.of("1.webp", "2.gif")) {
            assertThat(look(Photos.REQUIRED, ImageKey.ofFile(name), 40, 20))
                    .isEqualTo(new Found.Fitting(name, Transform.IDENTITY, false, 40, 20));
            assertThat(reason(look(Photos.REQUIRED, ImageKey.ofFile(name), 20, 40)))
                    .isEqualTo(Reason.IMAGE_SIZE_MISMATCH);
        }
    }

    @Test
    void anUnreadFormatIsDroppedByItsName() throws IOException {
        Files.write(folder.resolve("1.jpg"), "\0\0\0\34ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));

        Found.Unfit unfit = (Found.Unfit) look(Photos.REQUIRED, ImageKey.ofFile("1.jpg"), 40, 20);
        assertThat(unfit.reason()).isEqualTo(Reason.IMAGE_UNSUPPORTED);
        assertThat(unfit.detail()).contains("HEIC");
    }

    /** The structure of a lossless WebP; its pixels are not looked at here. */
    private static byte[] webp(int width, int height) {
        return ByteBuffer.allocate(12 + 8 + 6)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + 8 + 6)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(5)
                .put((byte) 0x2F)
                .putInt(width - 1 | height - 1 << 14)
                .array();
    }

    private static Reason reason(Found found) {
        return ((Found.Unfit) found).reason();
    }

    private Found look(Photos photos, ImageKey key) throws IOException {
        try (Photographs photographs = Photographs.open(List.of(folder.toString()), photos)) {
            return photographs.look(key);
        }
    }

    private Found look(Photos photos, ImageKey key, int width, int height) throws IOException {
        try (Photographs photographs = Photographs.open(List.of(folder.toString()), photos)) {
            return photographs.look(key, width, height);
        }
    }
}
