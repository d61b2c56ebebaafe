package io.spatialforge.vision.vlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatImageTests {

    @ParameterizedTest
    @CsvSource({
        "300, 200, 100, 100, 67",
        "200, 300, 100, 67, 100",
        "300, 200, 300, 300, 200",
        "300, 200, 900, 300, 200",
        "2000, 3, 64, 64, 1"
    })
    void aPictureIsScaledDownToItsLongestSideAndNeverUp(int width, int height, int maxSide, int w, int h)
            throws Exception {
        try (Picture picture = noise(width, height)) {
            ChatImage image = ChatImage.of(picture, maxSide);
            assertThat(image.mediaType()).isEqualTo("image/jpeg");
            assertThat(image.width()).isEqualTo(w);
            assertThat(image.height()).isEqualTo(h);
            try (Picture shown = PictureDecoder.decode(image.bytes(), Transform.IDENTITY, PictureDecoder.FULL)) {
                assertThat(shown.width()).isEqualTo(w);
                assertThat(shown.height()).isEqualTo(h);
            }
            assertThat(picture.pixels().cols()).isEqualTo(width); // and is left as it was
        }
    }

    @Test
    void theSamePixelsGiveTheSameBytes() {
        try (Picture one = noise(640, 480);
                Picture other = noise(640, 480)) {
            assertThat(ChatImage.of(one, 320).bytes())
                    .isEqualTo(ChatImage.of(other, 320).bytes());
            assertThat(ChatImage.of(one, 320).bytes())
                    .isNotEqualTo(ChatImage.of(one, 321).bytes());
        }
    }

    private static Picture noise(int width, int height) {
        Mat pixels = new Mat(height, width, CV_8UC3);
        byte[] bytes = new byte[width * height * 3];
        new Random(7).nextBytes(bytes);
        pixels.data().put(bytes, 0, bytes.length);
        return new Picture(pixels, width, height);
    }
}
