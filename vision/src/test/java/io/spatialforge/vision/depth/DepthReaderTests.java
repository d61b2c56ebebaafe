package io.spatialforge.vision.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jetbrains.bio.npy.NpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepthReaderTests {

    private static final DepthMeaning RAW = DepthMeaning.metres(1, "test");

    @TempDir
    Path folder;

    @Test
    void everySixteenBitNumberOfAPngIsReadExactly() throws Exception {
        BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_USHORT_GRAY);
        for (int raw = 0; raw < 65536; raw++) {
            image.getRaster().setSample(raw % 256, raw / 256, 0, raw);
        }
        Path file = folder.resolve("depth.png");
        ImageIO.write(image, "png", file.toFile());

        DepthMap map = DepthReader.read(file, RAW);

        assertThat(map.at(0, 0)).isNaN();
        for (int raw = 1; raw < 65536; raw++) {
            assertThat(map.at(raw % 256, raw / 256)).isEqualTo(raw);
        }
    }

    @Test
    void anEightBitPngIsReadAndScaled() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 255);
        image.getRaster().setSample(1, 0, 0, 50);
        Path file = folder.resolve("depth.png");
        ImageIO.write(image, "png", file.toFile());

        assertThat(DepthReader.read(file, DepthMeaning.metres(100, "test")).values())
                .containsExactly(2.55f, 0.5f);
    }

    @Test
    void aColourPictureIsNoDepthMap() throws IOException {
        Path file = folder.resolve("depth.png");
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", file.toFile());

        assertUnreadable(file, "expected a grey PNG of 8 or 16 bits, got 3 channels");
    }

    @Test
    void aTruncatedPngIsUnreadable() throws IOException {
        Path file = folder.resolve("depth.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_USHORT_GRAY), "png", file.toFile());
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60));

        assertUnreadable(file, "end before its end chunk");
    }

    @Test
    void floatsOfAnNpyAreReadInTheirShapes() throws Exception {
        float[] values = {1, 2, 3, Float.NaN, 5, Float.POSITIVE_INFINITY};
        for (int[] shape : new int[][] {{2, 3}, {1, 2, 3}, {2, 3, 1}}) {
            Path file = folder.resolve("depth.npy");
            NpyFile.write(file, values, shape);

            DepthMap map = DepthReader.read(file, RAW);

            assertThat(map.width()).isEqualTo(3);
            assertThat(map.height()).isEqualTo(2);
            assertThat(map.values()).containsExactly(1, 2, 3, Float.NaN, 5, Float.NaN);
        }
    }

    @Test
    void unsignedBigEndianAndHalfFloatNumbersAreReadAsWhatTheyAre() throws Exception {
        ByteBuffer unsigned = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        unsigned.putShort((short) 60000).putShort((short) 7);
        assertThat(DepthReader.read(npy("<u2", "(1, 2)", unsigned.array()), RAW).values())
                .containsExactly(60000, 7);
        ByteBuffer big = ByteBuffer.allocate(16).putDouble(2.5).putDouble(-1);
        assertThat(DepthReader.read(npy(">f8", "(1, 2)", big.array()), RAW).values())
                .containsExactly(2.5f, Float.NaN);
        ByteBuffer half = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        half.putShort(Float.floatToFloat16(1.5f)).putShort(Float.floatToFloat16(0));
        assertThat(DepthReader.read(npy("<f2", "(2, 1)", half.array()), DepthMeaning.inverse("test"))
                        .values())
                .containsExactly(1.5f, 0f);
    }

    @Test
    void aTruncatedNpySaysHowManyBytesAreMissing() throws IOException {
        Path file = npy("<f4", "(10, 10)", new byte[399]);

        assertUnreadable(file, "shape [10, 10] of f4 needs 400 bytes, the file has 399");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5));
        assertUnreadable(file, "not an NPY header");
    }

    @Test
    void hostileNpyFilesAreRefusedWithoutAllocating() throws IOException {
        assertUnreadable(npy("<f4", "(2000000000, 2000000000)", new byte[8]), "expected the shape");
        assertUnreadable(npy("<f4", "(10000, 10000)", new byte[8]), "needs 400000000 bytes");
        assertUnreadable(npy("<f4", "(-1, -2)", new byte[8]), "not an NPY header");
        assertUnreadable(npy("<f4", "(8,)", new byte[32]), "expected the shape");
        assertUnreadable(npy("<c8", "(1, 1)", new byte[8]), "got type c8");
        Path file = folder.resolve("depth.npy");
        Files.writeString(file, "PK not an array at all, but long enough to hold a header", StandardCharsets.US_ASCII);
        assertUnreadable(file, "not an NPY header");
    }

    @Test
    void anArrayInFortranOrderIsRefusedRatherThanTurned() throws IOException {
        assertUnreadable(npy("<f4", "(1, 1)", new byte[4], "True"), "not an NPY header in C order");
    }

    @Test
    void noFileIsMissingAndAnotherFormatIsNamed() throws IOException {
        assertThatThrownBy(() -> DepthReader.read(folder.resolve("none.png"), RAW))
                .isInstanceOfSatisfying(
                        DepthUnreadableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DEPTH_MISSING));
        Path file = Files.writeString(folder.resolve("depth.exr"), "v/1");
        assertUnreadable(file, "expected a .png or .npy file");
    }

    private Path npy(String type, String shape, byte[] data) throws IOException {
        return npy(type, shape, data, "False");
    }

    private Path npy(String type, String shape, byte[] data, String fortran) throws IOException {
        String header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, fortran, shape);
        ByteBuffer file =
                ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        return Files.write(folder.resolve("depth.npy"), file.array());
    }

    private static void assertUnreadable(Path file, String message) {
        assertThatThrownBy(() -> DepthReader.read(file, RAW))
                .isInstanceOfSatisfying(
                        DepthUnreadableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DEPTH_UNREADABLE))
                .hasMessageContaining(message);
    }
}
