package io.spatialforge.sources.openimages;

import static io.spatialforge.sources.openimages.Corpus.BOX_HEADER;
import static io.spatialforge.sources.openimages.Corpus.CHAIR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Gathered;
import io.spatialforge.sources.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were spoilt on their way: each fault is named with its file, line and column. */
class OpenImagesBadInputTests {

    private static final String GOOD = "a1,xclick," + CHAIR + ",1,0.1,0.18,0.2,0.8,0,0,0,0,0";

    @TempDir
    private Path folder = Path.of("");

    private Gathered readBoxes(String text) throws IOException {
        return readBoxes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Gathered readBoxes(byte[] bytes) throws IOException {
        Corpus corpus = new Corpus(folder).put(OpenImagesRole.BOXES, "boxes.csv");
        Files.write(folder.resolve("boxes.csv"), bytes);
        return corpus.read();
    }

    private void assertRefused(String text, String... said) {
        assertThatThrownBy(() -> readBoxes(text))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("boxes.csv")
                .hasMessageContainingAll(said);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("", "an empty file");
    }

    @Test
    void aFileOfAnotherLayoutIsRefusedWithItsColumns() {
        assertRefused("image;label;x\n1;2;3\n", "the header", "image;label;x", "'ImageID' is missing");
        assertRefused(BOX_HEADER.replace("XMax", "XMin") + "\n" + GOOD, "the header", "'XMin' twice");
    }

    @Test
    void aFileThatWasCutOffIsRefused() {
        assertRefused(
                BOX_HEADER + "\n" + GOOD + "\n" + GOOD.substring(0, 40), "line 3", "13 fields", "fetch the file again");
    }

    @Test
    void aQuoteThatIsNotClosedIsRefused() {
        assertRefused(BOX_HEADER + "\na1,\"xclick," + CHAIR + ",1\n" + (GOOD + "\n").repeat(9), "line 2");
        assertRefused(BOX_HEADER + "\na1,\"x\"click," + CHAIR + ",1,0,1,0,1,0,0,0,0,0\n", "line 2", "quote");
        assertRefused(BOX_HEADER + "\n\"" + (GOOD + "\n").repeat(30_000), "line 2");
    }

    @ParameterizedTest
    @CsvSource({
        "'0.1,', '\"0,1\",', XMin, decimals have a point",
        "'0.18', 'nan', XMax, a decimal number",
        "'0.2', '', YMin, nothing",
        "'0.8', '0.8.1', YMax, a decimal number",
        "'0.1,', 'x,', XMin, a decimal number"
    })
    void aNumberThatCannotBeReadIsRefused(String from, String to, String column, String said) {
        assertRefused(
                BOX_HEADER + "\n" + GOOD + "\n" + GOOD.replaceFirst(from, to), "line 3", "column " + column, said);
    }

    @Test
    void decimalCommasThatShiftTheColumnsAreRefused() {
        assertRefused(BOX_HEADER + "\n" + GOOD.replace("0.", "0,"), "line 2", "17 fields", "decimals have a point");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-2", "true", "-0", "0.5", "11"})
    void aFlagThatIsNeitherOneNorZeroNorUnknownIsRefused(String flag) {
        assertRefused(
                BOX_HEADER + "\n" + GOOD.substring(0, GOOD.length() - 1) + flag,
                "line 2",
                "column IsInside",
                "1, 0 or -1",
                "'" + flag + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "../a1", "a1\u0000"})
    void anImageIdThatIsNoneIsRefused(String id) {
        assertRefused(BOX_HEADER + "\n" + id + GOOD.substring(2), "line 2", "column ImageID");
    }

    @Test
    void aMarkAtTheBeginningAndOtherLineEndsChangeNothing() throws IOException {
        String text = BOX_HEADER + "\n" + GOOD + "\n";
        Scene plain = readBoxes(text).scene("oi/a1");

        assertThat(plain.regions().getFirst().box()).isEqualTo(new Box(100, 100, 180, 400));
        for (String same : List.of(
                "\ufeff" + text,
                text.replace("\n", "\r\n"),
                text.strip(),
                text + "\n\n",
                text.replace("xclick", "\"xclick\""),
                text.replace("0,0,0,0,0", "0.0,0,0.0,0,0"),
                text.replace("0.18,", "1.8e-1,").replace("0.8,", "0.80000000000000000001,"))) {
            assertThat(readBoxes(same).scene("oi/a1")).isEqualTo(plain);
        }
    }

    @Test
    void aPackedFileIsReadAndOneThatWasCutOffRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write((BOX_HEADER + "\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 10);

        assertThat(readBoxes(packed.toByteArray()).scene("oi/a1").regions()).hasSize(1);
        assertThatThrownBy(() -> readBoxes(cut))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll("boxes.csv", "gzipped data to the end", "fetch it again");
    }

    @Test
    void rotationsSidesAndConfidencesThatAreNoneAreRefused() throws IOException {
        Corpus corpus = new Corpus(folder).boxRow(GOOD);
        assertThatThrownBy(() -> corpus.put(OpenImagesRole.IMAGE_TABLE, "images.csv", "ImageID,Rotation", "a1,45.0")
                        .read())
                .hasMessageContainingAll("images.csv", "line 2, column Rotation", "0, 90, 180 or 270", "'45.0'");
        corpus.without(OpenImagesRole.IMAGE_TABLE);
        assertThatThrownBy(() -> corpus.put(OpenImagesRole.SIZES, "sizes.csv", "ImageID,Width,Height", "a1,0,500")
                        .read())
                .hasMessageContainingAll("sizes.csv", "line 2, column Width", "'0'");
        corpus.put(OpenImagesRole.SIZES, "sizes.csv", "ImageID,Width,Height", "a1,1000,500");
        assertThatThrownBy(
                        () -> corpus.labelRow("a1,verification," + CHAIR + ",7").read())
                .hasMessageContainingAll("labels.csv", "line 2, column Confidence", "'7'");
    }

    @Test
    void namesThatAreCutOffOrContradictEachOtherAreRefused() throws IOException {
        Corpus corpus = new Corpus(folder).boxRow(GOOD);
        assertThatThrownBy(() -> corpus.put(OpenImagesRole.CLASSES, "c.csv", "/m/1,\"Lemon, lime", "/m/2,Pear")
                        .read())
                .hasMessageContainingAll("c.csv", "line 1", "a quote may not be closed");
        assertThatThrownBy(() -> corpus.put(OpenImagesRole.CLASSES, "c.csv", "/m/1,Lemon", "/m/1,Pear")
                        .read())
                .hasMessageContainingAll("c.csv", "line 2", "'lemon' and 'pear'");
        assertThatThrownBy(() ->
                        corpus.put(OpenImagesRole.CLASSES, "c.csv", "/m/1").read())
                .hasMessageContainingAll("c.csv", "line 1", "2 fields", "1 fields");
    }

    @Test
    void aHierarchyThatIsNoneIsRefused() throws IOException {
        Corpus corpus = new Corpus(folder).boxRow(GOOD);
        for (String text :
                List.of("", "[]", "{\"LabelName\": \"/m/0bl9f\", \"Subcategory\": [{}]}", "{\"LabelName\"")) {
            assertThatThrownBy(() ->
                            corpus.put(OpenImagesRole.HIERARCHY, "h.json", text).read())
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("h.json");
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        Corpus corpus = new Corpus(folder).boxRow(GOOD).put(OpenImagesRole.LABELS, "labels.csv");
        Files.delete(folder.resolve("labels.csv"));

        assertThatThrownBy(corpus::read).hasMessageContainingAll("labels.csv", "no such file");
    }
}
