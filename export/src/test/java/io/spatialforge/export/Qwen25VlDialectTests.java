package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.DialectOptions.Regions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class Qwen25VlDialectTests {

    private static final Dialect PUBLISHED = Dialects.named("qwen2.5-vl");
    private static final Dialect SMALL =
            Dialects.named("qwen2.5-vl", new DialectOptions(256 * 28 * 28, Regions.TEXT, ""));

    private static QaPair pair(Image image) {
        return Pairs.nearer(
                "p1",
                image,
                "Which is closer, the dog or the bench {r7}?",
                "the dog",
                new Box(0, 0, 10, 10),
                new Box(100, 100, 300, 400));
    }

    @Test
    void coordinatesArePixelsOfTheScaledImageAndTheRecordHasTheSizeOnDisk() {
        assertThat(Pairs.record(PUBLISHED, pair(Pairs.photo())))
                .isEqualTo("{\"id\":\"p1\",\"image\":\"a/b.jpg\",\"width\":1000,\"height\":500,\"conversations\":["
                        + "{\"from\":\"human\",\"value\":\"<image>\\nWhich is closer, the dog or the bench"
                        + " [101, 101, 302, 403]?\"},{\"from\":\"gpt\",\"value\":\"the dog\"}]}");
    }

    @Test
    void fewerPixelsMeanSmallerCoordinatesAndAnotherFingerprint() {
        assertThat(Pairs.record(SMALL, pair(Pairs.photo()))).contains("the bench [62, 62, 185, 246]?");
        assertThat(SMALL.fingerprint()).isNotEqualTo(PUBLISHED.fingerprint());
    }

    @Test
    void anAnswerOfBoxesIsInTheSamePixels() {
        QaPair pair = Pairs.grounding(
                "p1",
                "Where is every cup? Reply as JSON.",
                "{r1} {r2}",
                Pairs.region("r1", "cup", 100, 100, 300, 400),
                Pairs.region("r2", "cup", 0, 0, 1000, 500));
        assertThat(Pairs.answer(PUBLISHED, pair))
                .isEqualTo("[{\"bbox_2d\": [101, 101, 302, 403], \"label\": \"cup\"},"
                        + " {\"bbox_2d\": [0, 0, 1008, 504], \"label\": \"cup\"}]");
    }

    @Test
    void imagesThatTheProcessorsRefuseOrScaleEachInItsOwnWayAreRefused() {
        assertThat(refused(201 * 30, 30)).isEqualTo(Reason.IMAGE_EXTREME_ASPECT);
        assertThat(refused(640, 27)).isEqualTo(Reason.IMAGE_TOO_SMALL);
    }

    private static Reason refused(int width, int height) {
        return Pairs.refusal(PUBLISHED, pair(Pairs.image(width, height, "a.jpg", Transform.IDENTITY)))
                .reason();
    }

    @Test
    void aCoordinateBeyondTheScaledImageIsAFault() {
        String record = Pairs.record(PUBLISHED, pair(Pairs.photo()));
        assertThat(faults(record)).isEmpty();
        assertThat(faults(record.replace("302, 403", "1008, 504"))).isEmpty();
        assertThat(faults(record.replace("302, 403", "1009, 403")))
                .extracting(Fault::field)
                .containsExactly("conversations[0].value");
        assertThat(faults(record.replace("302, 403", "302, 505"))).hasSize(1);
    }

    @Test
    void aSizeThatIsNoneOrCanNotBeScaledIsAFault() {
        String record = Pairs.record(PUBLISHED, pair(Pairs.photo()));
        assertThat(faults(record.replace("\"height\":500", "\"height\":\"500\"")))
                .extracting(Fault::field)
                .containsExactly("height");
        assertThat(faults(record.replace("\"height\":500", "\"height\":4")))
                .extracting(Fault::field)
                .containsExactly("width");
    }

    private static List<Fault> faults(String record) {
        Faults faults = new Faults();
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        new RecordCheck(PUBLISHED, faults).check(bytes, 0, bytes.length);
        return faults.found();
    }
}
