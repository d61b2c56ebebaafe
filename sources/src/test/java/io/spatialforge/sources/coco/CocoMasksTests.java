package io.spatialforge.sources.coco;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Region;
import io.spatialforge.sources.Gathered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CocoMasksTests {

    private static final String SQUARE = "[[2, 3, 5, 3, 5, 6, 2, 6]]";

    @TempDir
    Path folder;

    @Test
    void aPolygonCoversThePixelsWhoseCentresLieWithinIt() throws IOException {
        assertThat(mask(SQUARE)).isEqualTo(rectangle(2, 3, 5, 6));
        assertThat(mask("[[2.4, 3.4, 5.4, 3.4, 5.4, 6.4, 2.4, 6.4]]")).isEqualTo(rectangle(2, 3, 5, 6));
        assertThat(mask("[[2.6, 3.6, 5.6, 3.6, 5.6, 6.6, 2.6, 6.6]]")).isEqualTo(rectangle(3, 4, 6, 7));
    }

    @Test
    void aTriangleIsHalfOfItsSquare() throws IOException {
        Mask triangle = requireNonNull(mask("[[1, 1, 9, 1, 1, 9]]"));

        assertThat(triangle.cells().cardinality()).isBetween(28, 36);
        assertThat(triangle.cells().get(10 + 1)).isTrue();
        assertThat(triangle.cells().get(8 * 10 + 8)).isFalse();
    }

    @Test
    void severalPolygonsArePartsOfOneThing() throws IOException {
        BitSet both = rectangle(1, 1, 3, 9).cells();
        both.or(rectangle(6, 1, 8, 9).cells());

        assertThat(mask("[[1, 1, 3, 1, 3, 9, 1, 9], [6, 1, 8, 1, 8, 9, 6, 9]]")).isEqualTo(Mask.of(10, 10, both));
    }

    @Test
    void runLengthsAsNumbersAndAsTextAreTheSameMask() throws IOException {
        // Columns 2 to 4, rows 3 to 5 of a 10x10 grid; the text is what COCO's own code writes for it.
        Mask mask = rectangle(2, 3, 5, 6);

        assertThat(mask("{\"size\": [10, 10], \"counts\": [23, 3, 7, 3, 7, 3, 54]}"))
                .isEqualTo(mask);
        assertThat(mask("{\"size\": [10, 10], \"counts\": \"g037000_1\"}")).isEqualTo(mask);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2, 3, 5, 3, 5, 6]",
                "[[2, 3, 5, 3]]",
                "[[2, 3, 5, 3, 5, 6, 1]]",
                "[[2, 3, 5, 3, 5, NaN]]",
                "[[2, 3, 5, \"x\", 5, 6]]",
                "[[20, 30, 50, 30, 50, 60]]",
                "{\"size\": [10, 10], \"counts\": [23, 3]}",
                "{\"size\": [20, 5], \"counts\": [23, 3, 7, 3, 7, 3, 54]}",
                "{\"size\": [10], \"counts\": [23, 3, 7, 3, 7, 3, 54]}",
                "{\"size\": [10, 10], \"counts\": [100]}",
                "{\"size\": [10, 10], \"counts\": [23, -3, 7, 3, 7, 3, 60]}",
                "{\"size\": [10, 10], \"counts\": \"~~\"}",
                "{\"size\": [10, 10]}",
                "\"polygon\"",
                "[[6, 6, 9, 6, 9, 9, 6, 9]]",
            })
    void aMaskThatCantBeIsDroppedAndItsRegionKept(String segmentation) throws IOException {
        Gathered gathered = read(segmentation, Masks.READ);

        assertThat(gathered.scene("c/1").regions()).hasSize(1);
        assertThat(gathered.scene("c/1").region("r0").mask()).isNull();
        assertThat(gathered.drops())
                .extracting(Drop::unit, Drop::reason, Drop::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Unit.MASKS, Reason.MASK_INVALID, "1"));
        assertThat(Objects.requireNonNull(gathered.joined().get("c/1")).accounts())
                .anySatisfy(a -> {
                    assertThat(a.unit()).isEqualTo(Unit.MASKS);
                    assertThat(a.read()).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void noSegmentationIsNoFault(String segmentation) throws IOException {
        Gathered gathered = read(segmentation, Masks.READ);

        assertThat(gathered.scene("c/1").region("r0").mask()).isNull();
        assertThat(gathered.drops()).isEmpty();
    }

    @Test
    void masksAreReadOnlyIfAskedFor() throws IOException {
        assertThat(read(SQUARE, Masks.SKIP).scene("c/1").region("r0").mask()).isNull();
    }

    @Test
    void theMaskOfADroppedRegionIsDroppedWithIt() throws IOException {
        Path file = CocoFile.ofThree()
                .image(1, 10, 10)
                .annotation(annotation(1, "[2, 3, 3, 3]", SQUARE))
                .annotation(annotation(2, "[2, 3, 3, 3]", SQUARE))
                .annotation(annotation(3, "[2, 3, 0, 3]", SQUARE))
                .annotation(annotation(3, "[2, 3, 2, 3]", SQUARE))
                .write(folder.resolve("x.json"));

        Gathered gathered =
                Gathered.from(new CocoSource(CocoConfig.of("c", file).withMasks(Masks.READ)));

        assertThat(gathered.scene("c/1").regions()).hasSize(1);
        assertThat(gathered.scene("c/1").region("r0").mask()).isNotNull();
        assertThat(gathered.drops().stream().filter(d -> d.unit() == Unit.MASKS))
                .hasSize(3);
        assertThat(Objects.requireNonNull(gathered.joined().get("c/1")).accounts())
                .anySatisfy(a -> {
                    assertThat(a.unit()).isEqualTo(Unit.MASKS);
                    assertThat(a.read()).isEqualTo(4);
                });
    }

    private @Nullable Mask mask(String segmentation) throws IOException {
        Region region = read(segmentation, Masks.READ).scene("c/1").region("r0");
        return region.mask();
    }

    private Gathered read(String segmentation, Masks masks) throws IOException {
        Path file = CocoFile.ofThree()
                .image(1, 10, 10)
                .annotation(
                        annotation(1, segmentation.contains("[6, 6") ? "[1, 1, 3, 3]" : "[1, 1, 8, 8]", segmentation))
                .write(folder.resolve("x.json"));
        return Gathered.from(new CocoSource(CocoConfig.of("c", file).withMasks(masks)));
    }

    private static String annotation(int id, String box, String segmentation) {
        return "{\"id\": %d, \"image_id\": 1, \"category_id\": 18, \"bbox\": %s, \"segmentation\": %s}"
                .formatted(id, box, segmentation);
    }

    private static Mask rectangle(int left, int top, int right, int bottom) {
        BitSet cells = new BitSet();
        for (int column = left; column < right; column++) {
            cells.set(column * 10 + top, column * 10 + bottom);
        }
        return Mask.of(10, 10, cells);
    }
}
