package io.spatialforge.sources.openimages;

import static io.spatialforge.sources.openimages.Corpus.CHAIR;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.Joined;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenImagesMasksTests {

    private static final String HEADER =
            "MaskPath,ImageID,LabelName,BoxID,BoxXMin,BoxXMax,BoxYMin,BoxYMax,PredictedIoU,Clicks";
    private static final String BOX = CHAIR + ",9a041d52,0.1,0.18,0.200001,0.8,0.9,";

    @TempDir
    private Path folder = Path.of("");

    private Path masks = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        masks = Files.createDirectories(folder.resolve("masks"));
    }

    /** A mask of 20 x 10 with two pixels set. */
    private void draw(Path file, int type) throws IOException {
        BufferedImage image = new BufferedImage(20, 10, type);
        image.setRGB(2, 3, 0xffffffff);
        image.setRGB(19, 9, 0xffffffff);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private static Mask expected() {
        BitSet cells = new BitSet();
        cells.set(2 * 10 + 3);
        cells.set(19 * 10 + 9);
        return Mask.of(20, 10, cells);
    }

    private Corpus corpus(String... rows) throws IOException {
        String[] lines = new String[rows.length + 1];
        lines[0] = HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        Corpus corpus = new Corpus(folder).box(CHAIR, 1).put(OpenImagesRole.SEGMENTATIONS, "segmentation.csv", lines);
        return corpus.at(OpenImagesRole.MASKS, masks);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_INT_RGB
            })
    void theWhitePixelsOfAMaskAreTheObjectsWhateverTheKindOfPng(int type) throws IOException {
        draw(masks.resolve("m.png"), type);

        Region chair = corpus("m.png,a1," + BOX).read().scene("oi/a1").regions().getFirst();

        assertThat(chair.mask()).isEqualTo(expected());
    }

    @Test
    void aMaskIsFoundInAFolderOfItsFirstCharacterAndTurnedWithTheImage() throws IOException {
        draw(masks.resolve("a/a1_m.png"), BufferedImage.TYPE_BYTE_BINARY);

        Region chair = corpus("a1_m.png,a1," + BOX)
                .put(OpenImagesRole.IMAGE_TABLE, "images.csv", "ImageID,Rotation", "a1,90.0")
                .read()
                .scene("oi/a1")
                .regions()
                .getFirst();

        assertThat(chair.mask()).isEqualTo(expected().turned(Transform.ROTATE_270));
        assertThat(chair.mask()).extracting(Mask::width).isEqualTo(10);
    }

    @Test
    void masksThatCannotBeUsedAreDroppedAndTheRegionStays() throws IOException {
        draw(masks.resolve("z.png"), BufferedImage.TYPE_BYTE_BINARY);
        ImageIO.write(
                new BufferedImage(5, 5, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                masks.resolve("black.png").toFile());
        Files.writeString(masks.resolve("text.png"), "no picture");
        byte[] whole = Files.readAllBytes(masks.resolve("z.png"));
        Files.write(masks.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));

        Gathered gathered = corpus(
                        "../boxes.csv,a1," + BOX,
                        "none.png,a1," + BOX,
                        "black.png,a1," + BOX,
                        "text.png,a1," + BOX,
                        "cut.png,a1," + BOX,
                        "z.png,a1," + BOX.replace("0.18", "0.28"),
                        "z.png,a1," + BOX,
                        "z.png,a1," + BOX)
                .read();

        assertThat(gathered.reasons())
                .containsExactly(
                        Reason.IMAGE_PATH_UNSAFE,
                        Reason.MASK_UNREADABLE,
                        Reason.MASK_UNREADABLE,
                        Reason.MASK_MISSING,
                        Reason.MASK_UNREADABLE,
                        Reason.BOX_UNMATCHED,
                        Reason.REGION_DUPLICATE);
        assertThat(gathered.scene("oi/a1").regions().getFirst().mask()).isEqualTo(expected());
        assertThat(gathered.only().accounts()).containsExactly(new Joined.Account(Unit.MASKS, 8, 1));
    }

    @Test
    void withoutTheFolderOfMasksTheirTableIsNotRead() throws IOException {
        Gathered gathered =
                corpus("m.png,a1," + BOX).without(OpenImagesRole.MASKS).read();

        assertThat(gathered.scene("oi/a1").regions().getFirst().mask()).isNull();
        assertThat(gathered.leftOut()).isEqualTo(Map.of());
    }
}
