package io.spatialforge.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTests {

    private static final Image PHOTO =
            new Image("coco/1", "coco", "a.jpg", null, null, 640, 480, Transform.IDENTITY, null);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsWrittenReadsBackAsTheSameRecordAndTheSameBytes(long seed) {
        RandomRecords records = new RandomRecords(seed);
        LineEncoder<Scene> scenes = SceneJson.LINES.encoder();
        for (int i = 0; i < 300; i++) {
            Scene scene = records.scene();
            byte[] line = SceneJson.toLine(scene);
            assertThat(SceneJson.read(line)).isEqualTo(scene);
            assertThat(SceneJson.toLine(SceneJson.read(line))).isEqualTo(line);
            scenes.encode(scene);
            assertThat(scenes.toByteArray()).isEqualTo(line);

            QaPair pair = records.pair(i);
            byte[] pairLine = QaPairJson.toLine(pair);
            assertThat(QaPairJson.read(pairLine)).isEqualTo(pair);
            assertThat(QaPairJson.toLine(QaPairJson.read(pairLine))).isEqualTo(pairLine);

            Drop drop = records.drop();
            byte[] dropLine = DropJson.toLine(drop);
            assertThat(DropJson.read(dropLine)).isEqualTo(drop);
            for (byte[] each : List.of(line, pairLine, dropLine)) {
                assertThat(each).doesNotContain('\n', '\r');
            }
        }
    }

    @Test
    void aLineIsWrittenAsTheDesignSays() {
        Scene scene = new Scene(
                PHOTO,
                List.of(Region.annotated(0, "dog", new Box(10, 20.5, 110.25, 220), Flags.NONE)),
                Set.of("dog"),
                Set.of("cat"),
                null);
        assertThat(new String(SceneJson.toLine(scene), UTF_8)).isEqualTo("""
                {"schema":1,"image":{"id":"coco/1","source":"coco","file":"a.jpg","url":null,"sha256":null,\
                "width":640,"height":480,"transform":"identity","licence":null},\
                "regions":[{"id":"r0","label":"dog","box":[10.0,20.5,110.25,220.0],"flags":[],"confidence":1.0,\
                "origin":"human"}],"exhaustive":["dog"],"absent":["cat"],"depth":null}""");
    }

    @Test
    void everyDoubleIsWrittenInItsShortestFormAndReadsBackBitForBit() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) {
                continue;
            }
            String line = new String(SceneJson.toLine(withPointAt(value)), UTF_8);
            assertThat(line).contains("\"point\":[" + value + ",");
            Point back = (Point)
                    SceneJson.read(line.getBytes(UTF_8)).regions().get(0).shape();
            assertThat(Double.doubleToRawLongBits(back.x())).isEqualTo(Double.doubleToRawLongBits(value));
        }
    }

    @Test
    void minusZeroIsWrittenAsZero() {
        assertThat(new String(SceneJson.toLine(withPointAt(-0.0)), UTF_8)).contains("\"point\":[0.0,1.0]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void aNumberThatIsNotFiniteIsNotWritten(double value) {
        assertThatThrownBy(() -> SceneJson.toLine(withPointAt(value)))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("/regions/0/point")
                .hasMessageContaining("finite");
    }

    @Test
    void anEncoderStaysUsableAfterARecordItCouldNotWrite() {
        LineEncoder<Scene> encoder = SceneJson.LINES.encoder();
        assertThatThrownBy(() -> encoder.encode(withPointAt(Double.NaN))).isInstanceOf(RecordException.class);
        encoder.encode(withPointAt(3));
        assertThat(encoder.toByteArray()).isEqualTo(SceneJson.toLine(withPointAt(3)));
    }

    @Test
    void halfASurrogatePairIsWrittenAsAnEscapeSoThatTheLineStaysUtf8() {
        Drop drop = new RandomRecords(1).drop();
        for (String half : List.of("a\ud83d", "\ude00b", "\ud83d\ud83d\ude00")) {
            Drop odd = new Drop(drop.stage(), drop.unit(), drop.reason(), half, null, null);
            byte[] line = DropJson.toLine(odd);
            assertThat(new String(line, UTF_8).getBytes(UTF_8)).isEqualTo(line);
            assertThat(DropJson.read(line)).isEqualTo(odd);
        }
    }

    private static Scene withPointAt(double x) {
        Region region = Region.annotated(0, "dog", new Point(x, 1), Flags.NONE);
        return new Scene(PHOTO, List.of(region), Set.of(), Set.of(), null);
    }
}
